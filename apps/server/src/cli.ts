#!/usr/bin/env node
import { startReceiverEarly } from "./commands/read/relay/receivers.ts";

// Reading and piping into head is no error: whoever reads has what they wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

startReceiverEarly(process.argv.slice(2));
void import("./run.ts").then(({ run }) => run());
