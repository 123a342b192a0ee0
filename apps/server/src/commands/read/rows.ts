import type { ConnectionSummary, Flow, SegmentColumns } from "@tcp-ladder/flow";
import type { Selection } from "./selection.ts";

/** Rows are asked for in slices of at most this many. */
const SLICE = 16_384;

/**
 * Calls `visit` once for each row that is new since the last time, with its connection as it now stands.
 * A connection is summarised once a pass, not once a segment.
 */
export function openRowCursor(flow: Flow, selection: Selection) {
  let next = 0;
  return (visit: (columns: SegmentColumns, i: number, connection: ConnectionSummary) => void): void => {
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
