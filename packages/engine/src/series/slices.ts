import { type Flow, type LentColumns, NO_ROW } from "@tcp-ladder/flow";
import { OptionBit } from "@tcp-ladder/wire";

export type Visit = (
  columns: LentColumns,
  i: number,
  index: number,
  row: number,
  rttNs: number,
  sacked: number,
) => void;

/** Shows segments `from` … `to` of a connection in their order, each with its round-trip time (NaN for none) and the bytes in its SACK blocks. */
export function visitSegments(flow: Flow, id: number, from: number, to: number, visit: Visit): void {
  flow.scan(id, from, to, (columns, i, index, row) => {
    const acknowledged = columns.acknowledges[i] as number;
    const rttNs = acknowledged === NO_ROW ? Number.NaN : flow.elapsed(acknowledged, row);
    const sacked = ((columns.options[i] as number) & OptionBit.SACK) === 0 ? 0 : flow.sacked(row);
    visit(columns, i, index, row, rttNs, sacked);
  });
}
