import type { Capture } from "@tcp-ladder/engine";
import type { Locale } from "@tcp-ladder/ladder";
import { ERRORS } from "@tcp-ladder/protocol";
import { type UnpackOptions, unpackLimits } from "../config/unpack-options.ts";
import type { Format } from "../formats/format.ts";
import { FORMATS, type FormatName, FRAME_FORMATS } from "../formats/formats.ts";
import { openRowCursor } from "../formats/rows.ts";
import { everything, onlyConnection, type Selection, theseConnections } from "../formats/selection.ts";
import { type Input, openInput } from "./read/input.ts";
import { OutputClosed, openOutput } from "./read/output.ts";
import { openProgress } from "./read/progress.ts";
import { matching, readThrough, type Watcher } from "./read/through.ts";

export interface ReadOptions extends UnpackOptions {
  readonly format: FormatName;
  /** Only this connection, from 0. */
  readonly connection?: number | undefined;
  /** Only connections that match; see `parseFilter`. */
  readonly filter?: string | undefined;
  /** Absolute sequence numbers in drawings, as tcpdump's -S. */
  readonly absolute?: boolean | undefined;
  /** Language of drawings; English where left out. */
  readonly language?: Locale | undefined;
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

async function readInput(input: Input, options: ReadOptions): Promise<number> {
  if (options.format === "pcapng" && process.stdout.isTTY) {
    return complain("pcapng is no text for a terminal: add > FILE, or | tshark -r -", 2);
  }
  const progress = openProgress(input);
  const limits = unpackLimits(options);
  let selection = options.connection === undefined ? everything : onlyConnection(options.connection);
  if (options.filter !== undefined) {
    if (input.size === undefined) return complain("--filter reads the capture twice: name a file, not a pipe", 2);
    const first = await readThrough(input, progress, { limits });
    const { connections, trouble } = matching(first, options.filter);
    if (trouble !== undefined) return complain(`--filter: ${trouble}`, 2);
    selection = theseConnections(connections.filter((id) => selection.has(id)));
  }

  const output = openOutput();
  let format: Format = {};
  let capture!: Capture;
  await readThrough(input, progress, {
    limits,
    begin: (opened) => {
      capture = opened;
      const numbers = options.absolute === true ? "absolute" : "symbolic";
      const rows = openRowCursor(capture.flow, selection);
      format = FORMATS[options.format]({
        name: input.name,
        capture,
        output,
        selection,
        rows,
        numbers,
        locale: options.language,
      });
    },
    ...wants(options.format, selection, {
      frame: (record) => format.segment?.(record),
      segment: (record, row) => {
        if (selection.has(connectionOf(capture, row))) format.segment?.(record);
      },
    }),
    chunk: () => {
      format.rows?.();
      // a pipe may pause for long: what is there is shown
      if (input.size === undefined) output.flush();
    },
  });
  progress.done();
  if (options.connection !== undefined && options.connection >= capture.flow.connections) {
    return complain(`${input.name}: ${noSuchConnection(options.connection, capture.flow.connections)}`, 2);
  }
  const complaint = format.end?.();
  output.flush();
  if (complaint !== undefined) return complain(`${input.name}: ${complaint}`, 2);

  const { fault } = capture.status();
  if (fault === undefined) return 0;
  return complain(
    `${input.name}: byte ${fault.offset}: ${fault.message.replace(/\.$/, "")}. ${ERRORS[fault.code].remedy}`,
    1,
  );
}

/** What a format has to see of the frames; where it finds the segments itself and takes them all, no table is made. */
function wants(format: FormatName, selection: Selection, all: Required<Pick<Watcher, "frame" | "segment">>): Watcher {
  if (!FRAME_FORMATS.has(format)) return {};
  return format === "tcpdump" && selection === everything ? { frame: all.frame } : { segment: all.segment };
}

const connectionOf = ({ flow }: Capture, row: number) => flow.rows(row, 1).connection[0] as number;

function noSuchConnection(wanted: number, connections: number): string {
  const there = connections === 0 ? "there are none" : `they are numbered 0 to ${connections - 1}`;
  return `no connection ${wanted}: ${there}. See --format summary`;
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
