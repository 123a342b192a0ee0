import { type ConnectionSummary, clientState, Note, RowMark, type Side, serverState, TcpState } from "@tcp-ladder/flow";
import { coversFin, distance } from "../position.ts";
import { isAck, isFin, isRst, isSyn, type Row } from "../row.ts";

/** What a segment does in its conversation: what its explanation begins with. */
export const SEGMENT_KINDS = [
  "syn",
  "syn-data",
  "syn-crossing",
  "syn-ack",
  "syn-ack-crossing",
  "handshake-ack",
  "data",
  "data-half-closed",
  "ack",
  "ack-nothing-new",
  "fin-first",
  "fin-merged",
  "fin-second",
  "fin-crossing",
  "fin-repeated",
  "ack-of-fin",
  "rst-refused",
  "rst",
  "keep-alive",
  "keep-alive-ack",
  "zero-window-probe",
  "zero-window-probe-ack",
  "window-update",
  "duplicate-ack",
  "no-ack",
] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** @param statesBefore states that the segment found, packed as in `SegmentColumns.states` */
export function segmentKind(row: Row, connection: ConnectionSummary, statesBefore: number): SegmentKind {
  if (isRst(row)) {
    const asked = found(statesBefore, other(row.from)) === TcpState.SYN_SENT;
    const { isn } = connection.ends[other(row.from)];
    return asked && isAck(row) && isn !== undefined && distance(isn, row.ack) > 0 ? "rst-refused" : "rst";
  }
  if (isSyn(row)) return synKind(row, statesBefore);
  if (isFin(row)) return finKind(row, connection, statesBefore);
  const note = noteKind(row.notes);
  if (note !== undefined) return note;
  if (row.payload > 0) {
    const peer = found(statesBefore, other(row.from));
    const mine = found(statesBefore, row.from);
    const halfClosed = mine === TcpState.CLOSE_WAIT && (peer === TcpState.FIN_WAIT_2 || peer === TcpState.FIN_WAIT_1);
    return halfClosed ? "data-half-closed" : "data";
  }
  if (!isAck(row)) return "no-ack";
  const advances = (row.marks & RowMark.ACK_ADVANCES) !== 0;
  if (advances && coversFin(connection, row.from, row.ack)) return "ack-of-fin";
  const opens =
    found(statesBefore, other(row.from)) === TcpState.SYN_RCVD &&
    found(row.states, other(row.from)) === TcpState.ESTABLISHED;
  if (opens && connection.ends[other(row.from)].isn !== undefined) return "handshake-ack";
  return advances ? "ack" : "ack-nothing-new";
}

function synKind(row: Row, statesBefore: number): SegmentKind {
  if (isAck(row)) {
    const crossed = row.from === "client" || found(statesBefore, "client") === TcpState.SYN_RCVD;
    return crossed ? "syn-ack-crossing" : "syn-ack";
  }
  if (row.from === "server") return "syn-crossing";
  return row.payload > 0 ? "syn-data" : "syn";
}

/** States of a side that has sent its FIN already. */
const FIN_SENT: ReadonlySet<TcpState> = new Set([
  TcpState.FIN_WAIT_1,
  TcpState.FIN_WAIT_2,
  TcpState.CLOSING,
  TcpState.LAST_ACK,
  TcpState.TIME_WAIT,
]);

function finKind(row: Row, connection: ConnectionSummary, statesBefore: number): SegmentKind {
  if (FIN_SENT.has(found(statesBefore, row.from))) return "fin-repeated";
  if (connection.firstFin === row.from || connection.firstFin === undefined) return "fin-first";
  if (!isAck(row) || !coversFin(connection, row.from, row.ack)) return "fin-crossing";
  return (row.marks & RowMark.ACK_ADVANCES) !== 0 ? "fin-merged" : "fin-second";
}

function noteKind(notes: number): SegmentKind | undefined {
  if ((notes & Note.KEEP_ALIVE) !== 0) return "keep-alive";
  if ((notes & Note.KEEP_ALIVE_ACK) !== 0) return "keep-alive-ack";
  if ((notes & Note.ZERO_WINDOW_PROBE) !== 0) return "zero-window-probe";
  if ((notes & Note.ZERO_WINDOW_PROBE_ACK) !== 0) return "zero-window-probe-ack";
  if ((notes & Note.WINDOW_UPDATE) !== 0) return "window-update";
  if ((notes & Note.DUPLICATE_ACK) !== 0) return "duplicate-ack";
  return undefined;
}

function found(states: number, side: Side): TcpState {
  return side === "client" ? clientState(states) : serverState(states);
}

function other(side: Side): Side {
  return side === "client" ? "server" : "client";
}
