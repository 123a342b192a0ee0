import type { ByteSource, FrameRecord } from "@tcp-ladder/capture-file";
import type { CaptureParts } from "./parts.ts";
import { readAhead } from "./read-ahead.ts";

const SLICE = 4096;

/** The frames of a connection's segments `from` … `to`, `to` not included, read from the capture again, oldest first. */
export async function* connectionFrames(
  { flow, reader }: CaptureParts,
  source: ByteSource,
  connection: number,
  from: number,
  to: number,
): AsyncGenerator<FrameRecord> {
  const bytes = readAhead(source);
  for (let at = from; at < to; at += SLICE) {
    const { columns } = flow.window(connection, at, Math.min(SLICE, to - at));
    for (const row of columns.row) {
      const { frame, location } = flow.locate(row);
      yield await reader.frameAt(location, frame, bytes);
    }
  }
}
