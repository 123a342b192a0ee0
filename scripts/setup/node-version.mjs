// Imported before anything else, and only for what it does: an old Node must not get as far as a syntax error.
if (Number.parseInt(process.versions.node, 10) < 20) {
  console.error(`tcp-ladder needs Node 20 or newer; this is ${process.version} (${process.execPath}).`);
  process.exit(1);
}
