import {
  type ConnectionSummary,
  clientState,
  type SegmentColumns,
  type Side,
  serverState,
  TcpState,
} from "@tcp-ladder/flow";
import { isBehind } from "../position.ts";
import { isAck, otherSide, type Row, rowAt } from "../row.ts";
import type { SegmentKind } from "./kind.ts";

/** States in which a side has a connection that was open both ways once. */
const HAD_OPENED: ReadonlySet<TcpState> = new Set([
  TcpState.ESTABLISHED,
  TcpState.FIN_WAIT_1,
  TcpState.FIN_WAIT_2,
  TcpState.CLOSE_WAIT,
  TcpState.CLOSING,
  TcpState.LAST_ACK,
]);

/**
 * What a RST of row `i` answers, told by what the other side sent last. A host that has no such connection takes the RST's
 * number from the ACK field of the segment that it answers, and sets no ACK (RFC 9293, section 3.10.7.1); so does one in
 * SYN_SENT to an ACK of something else (section 3.10.7.3, first). A program that resets sends its own next number, with ACK.
 */
export function kindOfReset(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  statesBefore: number,
): SegmentKind {
  const row = rowAt(columns, i);
  const answered = lastOf(columns, i, otherSide(row.from));
  if (isAck(row) || answered === undefined || !isAck(answered) || answered.ack !== row.seq) return "rst";
  const other = found(statesBefore, otherSide(row.from));
  if (found(statesBefore, row.from) === TcpState.SYN_SENT) return "rst-turns-away";
  if (other === TcpState.SYN_RCVD) return "rst-unwanted";
  if (!HAD_OPENED.has(other)) return "rst";
  const { fin } = connection.ends[row.from];
  // What it answers was sent to a side that had closed: the ACK that it takes its number from covers its FIN.
  if (fin !== undefined && isBehind(fin, row.seq)) return answered.payload > 0 ? "rst-unread" : "rst";
  return "rst-half-open";
}

/** What a side sent last before row `i`, among the rows. */
export function lastOf(columns: SegmentColumns, i: number, side: Side): Row | undefined {
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === side) return row;
  }
  return undefined;
}

function found(states: number, side: Side): TcpState {
  return side === "client" ? clientState(states) : serverState(states);
}
