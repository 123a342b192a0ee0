#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./config/program.ts";

// Reading and piping into head is no error: whoever reads has what they wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await createProgram((status) => {
    process.exitCode = status;
  }).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong. Help and version are no mistakes.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
