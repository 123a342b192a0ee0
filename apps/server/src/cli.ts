#!/usr/bin/env node
import { quick } from "./commands/read/quick.ts";
import { startReceiverEarly } from "./commands/read/relay/receivers.ts";

// Reading and piping into head is no error: whoever reads has what they wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const args = process.argv.slice(2);
const receiver = startReceiverEarly(args);
// What it loads is compiled already; the other commands take longer by themselves than anybody sees.
if (args[0] === "read") void quick("run").run(receiver);
else void import("./run.ts").then(({ run }) => run());
