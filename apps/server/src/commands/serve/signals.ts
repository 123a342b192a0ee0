/**
 * Settles with the first Ctrl-C, SIGTERM or hang-up. A second one does not wait for anything; nor does the first for
 * longer than a second, whatever is slow to end.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals) => {
      if (asked) process.exit(signal === "SIGTERM" ? 143 : 130);
      asked = true;
      setTimeout(() => process.exit(0), 1000).unref();
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  });
}
