import { CommanderError } from "commander";
import { createProgram } from "./config/program.ts";

/** Does what the command line asks for. */
export async function run(): Promise<void> {
  try {
    await createProgram((status) => {
      process.exitCode = status;
    }).parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said what is wrong. Help and version are no mistakes.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
