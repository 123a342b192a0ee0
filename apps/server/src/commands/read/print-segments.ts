import type { Capture } from "@tcp-ladder/engine";
import type { Format } from "../../formats/format.ts";
import { FORMATS, type FormatName, FRAME_FORMATS } from "../../formats/formats.ts";
import { openRowCursor } from "../../formats/rows.ts";
import { everything, onlyConnection, type Selection, theseConnections } from "../../formats/selection.ts";
import type { Unpacking } from "../../unpack/unpacking.ts";
import { complain, complainOfFault, noSuchConnection } from "./complain.ts";
import type { Input } from "./input.ts";
import type { ReadOptions } from "./options.ts";
import { openOutput } from "./output.ts";
import type { Progress } from "./progress.ts";
import { readThrough, type Watcher } from "./through.ts";

/**
 * Prints the segments of a capture, or of some of its connections.
 *
 * @param chosen numbers of the connections that are wanted; undefined for what the options say
 */
export async function printSegments(
  input: Input,
  progress: Progress,
  formatName: FormatName,
  options: ReadOptions,
  unpacking: Unpacking,
  chosen: readonly number[] | undefined,
): Promise<number> {
  const selection = selected(options.connection, chosen);
  const output = openOutput();
  let format: Format = {};
  let capture!: Capture;
  await readThrough(input, progress, unpacking, {
    begin: (opened) => {
      capture = opened;
      const numbers = options.absolute === true ? "absolute" : "symbolic";
      const rows = openRowCursor(capture.flow, selection);
      const locale = options.language;
      format = FORMATS[formatName]({ name: input.name, capture, output, selection, rows, numbers, locale });
    },
    ...wants(formatName, selection, {
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
  const { connections } = capture.flow;
  if (options.connection !== undefined && options.connection >= connections) {
    return complain(`${input.name}: ${noSuchConnection(options.connection, connections)}`, 2);
  }
  const complaint = format.end?.();
  output.flush();
  if (complaint !== undefined) return complain(`${input.name}: ${complaint}`, 2);
  return complainOfFault(input, capture.status());
}

function selected(connection: number | undefined, chosen: readonly number[] | undefined): Selection {
  if (chosen !== undefined) return theseConnections(chosen);
  return connection === undefined ? everything : onlyConnection(connection);
}

/** What a format has to see of the frames; where it finds the segments itself and takes them all, no table is made. */
function wants(format: FormatName, selection: Selection, all: Required<Pick<Watcher, "frame" | "segment">>): Watcher {
  if (!FRAME_FORMATS.has(format)) return {};
  return format === "tcpdump" && selection === everything ? { frame: all.frame } : { segment: all.segment };
}

const connectionOf = ({ flow }: Capture, row: number) => flow.rows(row, 1).connection[0] as number;
