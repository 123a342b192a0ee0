import type { Flow, SegmentColumns } from "@tcp-ladder/flow";

const SLICE = 4096;
/** Where a connection has this share of the table, its rows are found quicker among all rows than along its links. */
const DENSE = 0.5;

export type Visit = (columns: SegmentColumns, i: number, index: number, rttNs: number) => void;

/** Shows segments `from` … `to` of a connection in their order, each with its round-trip time (NaN for none). */
export function visitSegments(flow: Flow, id: number, from: number, to: number, visit: Visit): void {
  const { segments } = flow.connection(id);
  const dense = segments > flow.segments * DENSE;
  let row = dense && from < to ? (flow.window(id, from, 1).columns.row[0] as number) : 0;
  for (let start = from; start < to; start += SLICE) {
    const count = Math.min(SLICE, to - start);
    const { rttNs } = flow.measures(id, start, count);
    if (!dense) {
      const { columns } = flow.window(id, start, count);
      for (let i = 0; i < columns.length; i++) visit(columns, i, start + i, rttNs[i] as number);
      continue;
    }
    let seen = 0;
    while (seen < count) {
      const columns = flow.rows(row, SLICE);
      if (columns.length === 0) return;
      let i = 0;
      for (; i < columns.length && seen < count; i++) {
        if (columns.connection[i] !== id) continue;
        visit(columns, i, start + seen, rttNs[seen] as number);
        seen++;
      }
      row += i;
    }
  }
}
