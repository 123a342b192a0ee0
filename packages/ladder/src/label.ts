import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";

/** How numbers are written: J+1, 1, or 1925249826. */
export type NumberMode = "symbolic" | "relative" | "absolute";

/** A piece of a label: J, K, M, N are set as mathematics, everything else as text. */
export interface LabelPart {
  readonly text: string;
  readonly role: "text" | "symbol";
}

/** The label of row `i`: `SYN K, ACK J+1` as parts. The one label-maker: text, page and exports all use it. */
export function labelParts(
  _columns: SegmentColumns,
  _i: number,
  _connection: ConnectionSummary,
  _mode: NumberMode = "symbolic",
): LabelPart[] {
  throw new Error("to be written");
}

/** The same as one string. */
export function labelText(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  mode: NumberMode = "symbolic",
): string {
  return labelParts(columns, i, connection, mode)
    .map((part) => part.text)
    .join("");
}
