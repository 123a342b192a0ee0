import { RowMark, type SegmentColumns, type Side } from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";

/** One row of the columns as plain numbers, so that what reads it need not mind about holes in arrays. */
export interface Row {
  readonly from: Side;
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly payload: number;
  readonly window: number;
  readonly marks: number;
  readonly notes: number;
  readonly states: number;
  readonly options: number;
}

/** Throws a RangeError where there is no row `i`. */
export function rowAt(columns: SegmentColumns, i: number): Row {
  if (!(i >= 0 && i < columns.length)) throw new RangeError(`no row ${i} in ${columns.length}`);
  const marks = columns.marks[i] ?? 0;
  return {
    from: (marks & RowMark.FROM_SERVER) !== 0 ? "server" : "client",
    flags: columns.flags[i] ?? 0,
    seq: columns.seq[i] ?? 0,
    ack: columns.ack[i] ?? 0,
    payload: columns.payload[i] ?? 0,
    window: columns.window[i] ?? 0,
    marks,
    notes: columns.notes[i] ?? 0,
    states: columns.states[i] ?? 0,
    options: columns.options[i] ?? 0,
  };
}

export function otherSide(side: Side): Side {
  return side === "client" ? "server" : "client";
}

export const isSyn = (row: Row): boolean => (row.flags & TcpFlag.SYN) !== 0;
export const isAck = (row: Row): boolean => (row.flags & TcpFlag.ACK) !== 0;
export const isFin = (row: Row): boolean => (row.flags & TcpFlag.FIN) !== 0;
export const isRst = (row: Row): boolean => (row.flags & TcpFlag.RST) !== 0;

/** Sequence number of the first payload byte: a SYN stands before it and uses one number (RFC 9293, section 3.4). */
export function dataStart(row: Row): number {
  return (row.seq + (isSyn(row) ? 1 : 0)) >>> 0;
}

/** Sequence number of the FIN itself, which stands after the payload. */
export function finPosition(row: Row): number {
  return (dataStart(row) + row.payload) >>> 0;
}
