import { openSegmentFields, type SegmentFields } from "./fields.ts";
import type { Format, FormatContext } from "./format.ts";

const HEADER: readonly (keyof SegmentFields)[] = [
  "frame",
  "time",
  "connection",
  "source",
  "destination",
  "from",
  "flags",
  "seq",
  "ack",
  "window",
  "length",
  "label",
  "client",
  "server",
  "notes",
  "acknowledges",
  "rtt",
  "initialRtt",
  "inFlight",
  "scaledWindow",
];

/** RFC 4180 with a header line; several notes in one field are joined by spaces, and what there is not is empty. */
export function csv({ capture, output, rows }: FormatContext): Format {
  const segmentFields = openSegmentFields(capture.flow);
  output.text(`${HEADER.join(",")}\r\n`);
  return {
    rows: () =>
      rows((columns, i, summary) => {
        const fields = segmentFields(columns, i, summary);
        output.text(`${HEADER.map((name) => cell(fields[name])).join(",")}\r\n`);
      }),
  };
}

function cell(value: SegmentFields[keyof SegmentFields]): string {
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
