import { openSegmentFields } from "./fields.ts";
import type { Format, FormatContext } from "./format.ts";

/** One JSON object a segment and a line, as soon as the segment was read. What there is not is left out. */
export function ndjson({ capture, output, rows }: FormatContext): Format {
  const segmentFields = openSegmentFields(capture.flow);
  return {
    rows: () => rows((columns, i, summary) => output.text(`${JSON.stringify(segmentFields(columns, i, summary))}\n`)),
  };
}
