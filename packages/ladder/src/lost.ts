import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";

/** Rows of segments that did not arrive in time, as later ones tell ({@link RowMark.NOT_RECEIVED}). */
export function unreceivedRows(columns: SegmentColumns): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < columns.length; i++) {
    if (((columns.marks[i] as number) & RowMark.NOT_RECEIVED) !== 0) found.add(columns.row[i] as number);
  }
  return found;
}
