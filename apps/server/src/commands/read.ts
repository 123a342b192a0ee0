import { openCapture } from "@tcp-ladder/engine";
import { ERRORS } from "@tcp-ladder/protocol";
import { FORMATS, type FormatName } from "./read/formats.ts";
import { type Input, openInput } from "./read/input.ts";
import { OutputClosed, openOutput } from "./read/output.ts";
import { openProgress } from "./read/progress.ts";

export interface ReadOptions {
  readonly format: FormatName;
  /** Only this connection, from 0. */
  readonly connection?: number | undefined;
  /** Absolute sequence numbers in drawings, as tcpdump's -S. */
  readonly absolute?: boolean | undefined;
}

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
    if (error instanceof OutputClosed) return 0;
    throw error;
  }
}

async function readInput(input: Input, { format: formatName, connection, absolute }: ReadOptions): Promise<number> {
  const output = openOutput();
  const progress = openProgress(input);
  const capture = openCapture({
    source: { read: () => Promise.reject(new Error("one pass only: nothing is read again")) },
    segment: (record, row) => {
      if (connection === undefined || capture.flow.rows(row, 1).connection[0] === connection) format.segment?.(record);
    },
  });
  const numbers = absolute === true ? "absolute" : "symbolic";
  const format = FORMATS[formatName]({ name: input.name, capture, output, connection, numbers });

  for await (const chunk of input.chunks()) {
    capture.append(chunk);
    format.rows?.();
    // a pipe may pause for long: what is there is shown
    if (input.size === undefined) output.flush();
    progress.at(capture.status().bytes);
    if (capture.status().fault !== undefined) break;
  }
  capture.finish();
  progress.done();
  if (connection !== undefined && connection >= capture.flow.connections) {
    const { connections } = capture.flow;
    const there = connections === 0 ? "there are none" : `they are numbered 0 to ${connections - 1}`;
    return complain(`${input.name}: no connection ${connection}: ${there}. See --format summary`, 2);
  }
  format.rows?.();
  format.end?.();
  output.flush();

  const { fault } = capture.status();
  if (fault === undefined) return 0;
  return complain(`${input.name}: byte ${fault.offset}: ${fault.message}. ${ERRORS[fault.code].remedy}`, 1);
}

function complain(message: string, status: number): number {
  process.stderr.write(`tcp-ladder: ${message}\n`);
  return status;
}

function fileTrouble({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "no such file. Check the name; - reads standard input";
  if (code === "EACCES") return "not allowed to read it. Try sudo, or chmod +r";
  if (code === "EISDIR") return "is a directory. Name one capture in it";
  return message;
}
