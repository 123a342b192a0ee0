import { unpackLimits } from "../config/unpack-limits.ts";
import type { Unpacking } from "../unpack/unpacking.ts";
import { complain, complainOfFault, complainOfFilter, noSuchConnection } from "./read/complain.ts";
import { type Input, openInput } from "./read/input.ts";
import type { ReadOptions } from "./read/options.ts";
import { isOutputClosed, isOutputFailed, openOutput } from "./read/output.ts";
import { openProgress } from "./read/progress.ts";
import { quick } from "./read/quick.ts";
import { surveyed } from "./read/survey.ts";

/** `tcp-ladder read FILE`. Returns the exit status: 0, 1 where the capture is broken, 2 where the arguments are. */
export async function read(path: string, options: ReadOptions): Promise<number> {
  let input: Input;
  try {
    input = openInput(path);
  } catch (error) {
    return complain(`${path}: ${fileTrouble(error as NodeJS.ErrnoException)}`, 2);
  }
  try {
    return await readInput(input, options);
  } catch (error) {
    if (isOutputClosed(error)) return 0;
    if (isOutputFailed(error)) return complain(`standard output: ${error.message}. What was written is not all`, 1);
    throw error;
  }
}

async function readInput(input: Input, options: ReadOptions): Promise<number> {
  const { format, connection, filter } = options;
  if (format === "pcapng" && process.stdout.isTTY) {
    return complain("pcapng is no text for a terminal: add > FILE, or | tshark -r -", 2);
  }
  if (filter !== undefined && format !== "summary" && input.size === undefined) {
    return complain("--filter reads the capture twice: name its file, instead of a pipe or standard input", 2);
  }
  // Before a large file is read.
  const wrong = filter === undefined ? undefined : quick("survey-whole").filterTrouble(filter);
  if (filter !== undefined && wrong !== undefined) return complainOfFilter(filter, wrong);
  const progress = openProgress(input);
  const unpacking: Unpacking = {
    limits: unpackLimits(options),
    inflater: () => quick("node-inflater").nodeInflater(),
  };
  if (format !== "summary" && filter === undefined)
    return quick("print-segments").printSegments(input, progress, format, options, unpacking, undefined);

  const found = await surveyed(input, progress, { unpacking, threads: options.threads });
  let chosen = connection === undefined ? undefined : [connection];
  if (filter !== undefined) {
    const { ids } = await found.matching(filter);
    chosen = connection === undefined ? [...ids] : ids.filter((id) => id === connection);
  }
  if (format !== "summary")
    return quick("print-segments").printSegments(input, progress, format, options, unpacking, chosen);

  progress.done();
  const { connections } = found.status;
  if (connection !== undefined && connection >= connections) {
    return complain(`${input.name}: ${noSuchConnection(connection, connections)}`, 2);
  }
  const output = openOutput();
  await quick("summary").printSummary(input.name, found, chosen, output);
  output.flush();
  return complainOfFault(input, found.status);
}

function fileTrouble({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "no such file. Check the name; - reads standard input";
  if (code === "EACCES") return "not allowed to read it. Try sudo, or chmod +r";
  if (code === "EISDIR") return "is a directory. Name one capture in it";
  return message;
}
