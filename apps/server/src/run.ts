import type { Worker } from "node:worker_threads";
import { CommanderError } from "commander";
import { keepReceiver } from "./commands/read/relay/receivers.ts";
import { createProgram } from "./config/program.ts";

/**
 * Does what the command line asks for.
 *
 * @param receiver the thread that was started early, if one was
 */
export async function run(receiver?: Worker): Promise<void> {
  if (receiver !== undefined) keepReceiver(receiver);
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
