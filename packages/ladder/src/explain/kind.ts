import { type ConnectionSummary, clientState, Note, RowMark, type Side, serverState, TcpState } from "@tcp-ladder/flow";
import { countFrom, coversFin, distance, isBehind } from "../position.ts";
import { finPosition, isAck, isFin, isRst, isSyn, type Row } from "../row.ts";

/** What a segment does in its conversation: what its explanation begins with. */
export const SEGMENT_KINDS = [
  "syn",
  "syn-data",
  "syn-late",
  "syn-crossing",
  "syn-ack",
  "syn-ack-unfit",
  "syn-ack-crossing",
  "handshake-ack",
  "data",
  "data-half-closed",
  "data-after-fin",
  "data-no-ack",
  "ack",
  "ack-nothing-new",
  "ack-foreign",
  "ack-foreign-known",
  "ack-foreign-beyond",
  "challenge-ack",
  "fin-first",
  "fin-merged",
  "fin-second",
  "fin-crossing",
  "fin-repeated",
  "fin-no-ack",
  "ack-of-fin",
  "rst-refused",
  "rst",
  "rst-half-open",
  "rst-unread",
  "rst-unwanted",
  "rst-turns-away",
  "keep-alive",
  "keep-alive-unacknowledged",
  "window-asked",
  "keep-alive-ack",
  "zero-window-probe",
  "zero-window-probe-ack",
  "window-update",
  "duplicate-ack",
  "duplicate-ack-mptcp",
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
  if (row.payload > 0) return dataKind(row, connection, statesBefore);
  if (!isAck(row)) return "no-ack";
  const advances = (row.marks & RowMark.ACK_ADVANCES) !== 0;
  const { fin } = connection.ends[other(row.from)];
  if (advances && fin !== undefined && distance(fin, row.ack) === 1) return "ack-of-fin";
  const now = found(row.states, other(row.from));
  // It may have sent a FIN with its SYN.
  const opens =
    found(statesBefore, other(row.from)) === TcpState.SYN_RCVD &&
    (now === TcpState.ESTABLISHED || now === TcpState.FIN_WAIT_1);
  if (opens && connection.ends[other(row.from)].isn !== undefined) return "handshake-ack";
  const { isn } = connection.ends[other(row.from)];
  if (isn !== undefined && countFrom(connection.ends[other(row.from)], isn, row.ack) <= 0) return "ack-foreign";
  return advances ? "ack" : "ack-nothing-new";
}

function dataKind(row: Row, connection: ConnectionSummary, statesBefore: number): SegmentKind {
  if (!isAck(row)) return "data-no-ack";
  const { fin } = connection.ends[row.from];
  if (fin !== undefined && isBehind(fin, row.seq)) return "data-after-fin";
  const peer = found(statesBefore, other(row.from));
  // Its own state once it has sent this: data that crossed the FIN left it in ESTABLISHED.
  const mine = found(row.states, row.from);
  const halfClosed = mine === TcpState.CLOSE_WAIT && (peer === TcpState.FIN_WAIT_2 || peer === TcpState.FIN_WAIT_1);
  return halfClosed ? "data-half-closed" : "data";
}

/** States in which a side has not heard from the other yet. */
const HAS_NOT_HEARD: ReadonlySet<TcpState> = new Set([
  TcpState.CLOSED,
  TcpState.LISTEN,
  TcpState.SYN_SENT,
  TcpState.UNKNOWN,
]);

function synKind(row: Row, statesBefore: number): SegmentKind {
  if (isAck(row)) {
    const crossed = row.from === "client" || found(statesBefore, "client") === TcpState.SYN_RCVD;
    return crossed ? "syn-ack-crossing" : "syn-ack";
  }
  if (row.from === "server") return "syn-crossing";
  // What it was in when it sent this, not what had been supposed before.
  if (!HAS_NOT_HEARD.has(found(row.states, row.from)) && !HAS_NOT_HEARD.has(found(statesBefore, row.from)))
    return "syn-late";
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
  if (!isAck(row)) return "fin-no-ack";
  const before = found(statesBefore, row.from);
  const again = before === TcpState.UNKNOWN && (row.notes & REPEAT) !== 0 && finIsKnown(row, connection);
  if (FIN_SENT.has(before) || again) return "fin-repeated";
  if (connection.firstFin === row.from || connection.firstFin === undefined) return "fin-first";
  if (!coversFin(connection, row.from, row.ack)) return "fin-crossing";
  return (row.marks & RowMark.ACK_ADVANCES) !== 0 ? "fin-merged" : "fin-second";
}

const REPEAT = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;

function finIsKnown(row: Row, connection: ConnectionSummary): boolean {
  return finPosition(row) === connection.ends[row.from].fin;
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
