import { segmentFields } from "./fields.ts";
import type { Format, FormatContext } from "./format.ts";
import { openRowCursor } from "./rows.ts";

/** One JSON object a segment and a line, as soon as the segment was read. */
export function ndjson({ capture, output, selection }: FormatContext): Format {
  const cursor = openRowCursor(capture.flow, selection);
  return {
    rows: () => cursor((columns, i, summary) => output.text(`${JSON.stringify(segmentFields(columns, i, summary))}\n`)),
  };
}
