import type { SegmentColumns } from "@tcp-ladder/flow";

/** What a segment's title is coloured by: the phase that its flags belong to; a bare ACK is ink. */
export function titleColour(columns: SegmentColumns, i: number): "opening" | "data" | "closing" | "trouble" | "ink" {
  const flags = columns.flags[i] ?? 0;
  if ((flags & 0x04) !== 0) return "trouble";
  if ((flags & 0x02) !== 0) return "opening";
  if ((flags & 0x01) !== 0) return "closing";
  return (columns.payload[i] ?? 0) > 0 ? "data" : "ink";
}
