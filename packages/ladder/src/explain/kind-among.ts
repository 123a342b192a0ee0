import {
  type ConnectionSummary,
  clientState,
  Note,
  type SegmentColumns,
  serverState,
  TcpState,
} from "@tcp-ladder/flow";
import { OptionBit } from "@tcp-ladder/wire";
import { distance } from "../position.ts";
import { isAck, isRst, isSyn, otherSide, type Row, rowAt } from "../row.ts";
import { passesFinOver } from "./fin-with-syn.ts";
import type { SegmentKind } from "./kind.ts";
import { kindOfReset } from "./kind-of-reset.ts";
import { endOf, isBelowSyn, wasAcknowledged } from "./note-text.ts";

/** The kind of row `i` once those before it are looked at: some cannot be told by a segment and its states alone. */
export function kindAmong(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  kind: SegmentKind,
  statesBefore: number,
): SegmentKind {
  if (kind === "rst") return kindOfReset(columns, i, connection, statesBefore);
  if (kind === "fin-crossing" && passesFinOver(columns, i)) return "fin-first";
  if (kind === "keep-alive") return keepAliveKind(columns, i);
  if (kind === "window-update" && answersKeepAlive(columns, i)) return "keep-alive-ack";
  if (kind === "syn-ack" || kind === "syn-ack-crossing") {
    const { ack, from } = rowAt(columns, i);
    const { isn } = connection.ends[otherSide(from)];
    const count = isn === undefined ? 1 : distance(isn, ack);
    if (count < 1 || count > 1 + synPayload(columns, i)) return "syn-ack-unfit";
    if (askedItself(columns, i)) return "syn-ack-crossing";
  }
  if (kind === "ack-foreign" && acknowledgesEarlier(columns, i, connection)) return "ack-foreign-known";
  if (kind === "ack" && acknowledgesBeyondSyn(columns, i, connection, statesBefore)) return "ack-foreign-beyond";
  if (kind === "ack-nothing-new" || kind === "duplicate-ack") {
    if (challenges(columns, i)) return "challenge-ack";
    return (rowAt(columns, i).options & OptionBit.MPTCP) === 0 ? kind : "duplicate-ack-mptcp";
  }
  return kind;
}

/** Its window field differs from that of a SYN, which is not scaled: Wireshark takes the answer for news of the window. */
function answersKeepAlive(columns: SegmentColumns, i: number): boolean {
  if (i === 0) return false;
  const asked = rowAt(columns, i - 1);
  if (asked.from === rowAt(columns, i).from || (asked.notes & Note.KEEP_ALIVE) === 0) return false;
  return keepAliveKind(columns, i - 1) === "keep-alive";
}

/** This side had sent a SYN that acknowledges nothing: it is no answer to the other's. */
function askedItself(columns: SegmentColumns, i: number): boolean {
  const { from, seq } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === from && row.seq === seq && isSyn(row) && !isAck(row)) return true;
  }
  return false;
}

/** To a side that waits in SYN_SENT an ACK of more than its SYN answers another connection (RFC 9293, section 3.10.7.3, first). */
function acknowledgesBeyondSyn(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  statesBefore: number,
): boolean {
  const { ack, from } = rowAt(columns, i);
  const other = otherSide(from);
  const { isn } = connection.ends[other];
  const state = other === "client" ? clientState(statesBefore) : serverState(statesBefore);
  return state === TcpState.SYN_SENT && isn !== undefined && distance(isn, ack) > 1 + synPayload(columns, i);
}

/** An earlier connection goes on: since the SYN the other side has sent with numbers below it what this acknowledges (RFC 5961, section 4). */
function acknowledgesEarlier(columns: SegmentColumns, i: number, connection: ConnectionSummary): boolean {
  const { ack, from } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    const sent = row.from !== from && isAck(row) && !isSyn(row) && !isRst(row);
    if (sent && endOf(row) === ack && isBelowSyn(row, connection)) return true;
  }
  return false;
}

/** It follows at once on a SYN or a RST that did not take effect: an answer to it (RFC 5961, sections 3.2 and 4.2). */
function challenges(columns: SegmentColumns, i: number): boolean {
  if (i === 0) return false;
  const asked = rowAt(columns, i - 1);
  return asked.from !== rowAt(columns, i).from && (isRst(asked) || (isSyn(asked) && !isAck(asked)));
}

/** Bytes of data that the other side's SYN brought; as many as may be where that SYN is not among the rows. */
export function synPayload(columns: SegmentColumns, i: number): number {
  const { from } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from !== from && isSyn(row) && !isAck(row)) return row.payload + finLength(row);
  }
  return 0xffff;
}

const FIN = 0x01;
const finLength = (row: Row): number => ((row.flags & FIN) === 0 ? 0 : 1);

/**
 * What Wireshark calls a keep-alive is told by its number alone. Linux asks a closed window with the same segment, and a
 * repeat of a single byte looks like one.
 */
function keepAliveKind(columns: SegmentColumns, i: number): SegmentKind {
  const { from, payload } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === from || isRst(row)) continue;
    if (row.window === 0) return "window-asked";
    return payload === 1 && !wasAcknowledged(columns, i) ? "keep-alive-unacknowledged" : "keep-alive";
  }
  return "keep-alive";
}
