import { type Flow, type LentColumns, NO_ROW } from "@tcp-ladder/flow";

export type Visit = (columns: LentColumns, i: number, index: number, row: number, rttNs: number) => void;

/** Shows segments `from` … `to` of a connection in their order, each with its round-trip time (NaN for none). */
export function visitSegments(flow: Flow, id: number, from: number, to: number, visit: Visit): void {
  flow.scan(id, from, to, (columns, i, index, row) => {
    const acknowledged = columns.acknowledges[i] as number;
    visit(columns, i, index, row, acknowledged === NO_ROW ? Number.NaN : flow.elapsed(acknowledged, row));
  });
}
