import type { ConnectionSummary, Flow, SegmentColumns } from "@tcp-ladder/flow";
import type { Selection } from "./selection.ts";

export type VisitRow = (columns: SegmentColumns, i: number, connection: ConnectionSummary) => void;

/** Calls `visit` once for each row that is new since the last time, with its connection as it now stands. */
export type RowCursor = (visit: VisitRow) => void;

/** Rows are asked for in slices of at most this many. */
const SLICE = 16_384;

/** The selected rows of a whole table, in order of capture. A connection is summarised once a pass, not once a segment. */
export function openRowCursor(flow: Flow, selection: Selection): RowCursor {
  let next = 0;
  return (visit) => {
    const summaries = new Map<number, ConnectionSummary>();
    while (next < flow.segments) {
      const columns = flow.rows(next, SLICE);
      for (let i = 0; i < columns.length; i++) {
        const id = columns.connection[i] ?? 0;
        if (!selection.has(id)) continue;
        let connection = summaries.get(id);
        if (connection === undefined) {
          connection = flow.connection(id);
          summaries.set(id, connection);
        }
        visit(columns, i, connection);
      }
      next += columns.length;
    }
  };
}

const PART_SLICE = 1024;

/** Segments `from` … `to` of one connection, `to` not included; each call of `next` visits some more of them. */
export function connectionRowCursor(
  flow: Flow,
  id: number,
  from: number,
  to: number,
): { readonly next: RowCursor; done(): boolean } {
  let at = from;
  return {
    next(visit) {
      const connection = flow.connection(id);
      const { columns } = flow.window(id, at, Math.min(PART_SLICE, to - at));
      for (let i = 0; i < columns.length; i++) visit(columns, i, connection);
      at = columns.length === 0 ? to : at + columns.length;
    },
    done: () => at >= to,
  };
}
