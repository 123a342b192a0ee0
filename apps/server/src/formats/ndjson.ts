import { segmentFields } from "./fields.ts";
import type { Format, FormatContext } from "./format.ts";

/** One JSON object a segment and a line, as soon as the segment was read. */
export function ndjson({ output, rows }: FormatContext): Format {
  return {
    rows: () => rows((columns, i, summary) => output.text(`${JSON.stringify(segmentFields(columns, i, summary))}\n`)),
  };
}
