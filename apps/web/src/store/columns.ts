import type { SegmentColumns } from "@tcp-ladder/flow";

type ColumnName = Exclude<keyof SegmentColumns, "length">;

/** A view of a stretch of rows; nothing is copied. */
export function sliceColumns(columns: SegmentColumns, start: number, end: number): SegmentColumns {
  const last = Math.min(end, columns.length);
  const parts = Object.entries(columns).map(([name, column]: [string, SegmentColumns[keyof SegmentColumns]]) => [
    name,
    typeof column === "number" ? last - start : column.subarray(start, last),
  ]);
  return Object.fromEntries(parts) as SegmentColumns;
}

/** Several stretches one after another. */
export function joinColumns(pieces: readonly SegmentColumns[]): SegmentColumns {
  const [first] = pieces;
  if (first === undefined) throw new RangeError("no rows");
  if (pieces.length === 1) return first;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const parts = Object.entries(first).map(([name, column]: [string, SegmentColumns[keyof SegmentColumns]]) => {
    if (typeof column === "number") return [name, length];
    const whole = new (column.constructor as new (size: number) => SegmentColumns[ColumnName])(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece[name as ColumnName], at);
      at += piece.length;
    }
    return [name, whole];
  });
  return Object.fromEntries(parts) as SegmentColumns;
}
