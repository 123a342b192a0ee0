import { TcpFlag } from "@tcp-ladder/wire";
import { reorderingTime } from "../analysis/repeats.ts";
import { RowMark } from "../columns.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import { courseOf, keepCourse } from "../states/course.ts";
import { type Ends, newEnds } from "../states/ends.ts";
import { statesBefore } from "../states/start.ts";
import { transition } from "../states/transition.ts";
import type { RecordView } from "../table/records.ts";
import type { Times } from "../table/times.ts";
import {
  CONNECTION_BIT_CLIENT_FIN_FIRST,
  CONNECTION_BIT_CLIENT_RESET,
  CONNECTION_BIT_SERVER_FIN_FIRST,
  CONNECTION_BIT_SERVER_RESET,
  CONNECTION_BIT_SERVER_SYN_ACKED,
  CONNECTION_BIT_STATES_SHIFT,
  FIELD_BITS,
  SIDE_BIT_FIN,
  SIDE_BIT_ISN,
  SIDE_BIT_MAX_ACK,
  SIDE_BITS,
  SIDE_BYTES_HIGH,
  SIDE_BYTES_LOW,
  SIDE_FIN,
  SIDE_ISN,
  SIDE_LAST_ROW,
  SIDE_MAX_ACK,
  SIDE_SEGMENTS,
} from "./layout.ts";

const ends = newEnds();

/**
 * Counts a segment, keeps J, K, M and N, and moves the states. What is returned is reused: the states after it, packed as
 * the table has them, and what was wrong with those before.
 */
export function takeFacts(
  segment: Segment,
  connection: RecordView,
  sender: RecordView,
  receiver: RecordView,
  times: Times,
): Ends {
  count(segment, sender);
  keepNumbers(segment, connection, sender);
  ends.crossed = crosses(segment, connection, receiver, times);
  ends.afterReset = comesAfterReset(segment, connection, receiver, times);
  ends.twice = isTwice(segment, times);
  moveStates(segment, connection, sender, receiver);
  return ends;
}

/** The same of a segment that moves no states: see `leavesSettled`. */
export function takeSettledFacts(segment: Segment, sender: RecordView): void {
  count(segment, sender);
  if (((segment.ack - sender.get(SIDE_MAX_ACK)) | 0) <= 0) return;
  sender.set(SIDE_MAX_ACK, segment.ack);
  segment.marks |= RowMark.ACK_ADVANCES;
}

/** Whether a FIN was captured less than a round trip after what the other side sent last: asked for FINs alone. */
function crosses({ flags, row }: Segment, connection: RecordView, receiver: RecordView, times: Times): boolean {
  const last = receiver.get(SIDE_LAST_ROW);
  if ((flags & TcpFlag.FIN) === 0 || last === 0) return false;
  const ns = times.elapsed(last - 1, row);
  return ns >= 0 && ns < reorderingTime(connection, times);
}

/** Linux waits this long at least before it sends again; RFC 6298, section 2.4, wants a second. */
const SHORTEST_TIMER_NS = 200e6;
/** Round trips grow where queues do, and what was on its way before the first RST is answered by more of them. */
const ROUND_TRIPS = 2;

/** Whether the other side's RST had its time to arrive before this was sent: asked where a RST was captured. */
function comesAfterReset(segment: Segment, connection: RecordView, receiver: RecordView, times: Times): boolean {
  const { flags, fromServer, row } = segment;
  const byOther = fromServer ? CONNECTION_BIT_CLIENT_RESET : CONNECTION_BIT_SERVER_RESET;
  const last = receiver.get(SIDE_LAST_ROW);
  if ((connection.get(FIELD_BITS) & byOther) === 0 || last === 0) return false;
  if ((flags & (TcpFlag.ACK | TcpFlag.SYN | TcpFlag.RST)) !== TcpFlag.ACK) return false;
  return times.elapsed(last - 1, row) >= Math.max(SHORTEST_TIMER_NS, ROUND_TRIPS * reorderingTime(connection, times));
}

/** No retransmission timeout is as short (RFC 6298, section 2.4). */
const TOO_SOON_NS = 2e6;

/** Whether a SYN was captured just before, as on several interfaces at once: asked for SYNs alone. */
function isTwice({ flags, row, related }: Segment, times: Times): boolean {
  if ((flags & TcpFlag.SYN) === 0 || related === -1) return false;
  return Math.abs(times.elapsed(related, row)) < TOO_SOON_NS;
}

function count(segment: Segment, sender: RecordView): void {
  sender.increment(SIDE_SEGMENTS);
  const low = (sender.get(SIDE_BYTES_LOW) >>> 0) + segment.payload;
  sender.set(SIDE_BYTES_LOW, low);
  if (low > 0xffff_ffff) sender.increment(SIDE_BYTES_HIGH);
}

function keepNumbers(segment: Segment, connection: RecordView, sender: RecordView): void {
  const { flags, seq, ack } = segment;
  let bits = sender.get(SIDE_BITS);
  if ((flags & TcpFlag.ACK) !== 0) {
    if ((bits & SIDE_BIT_MAX_ACK) === 0 || ((ack - sender.get(SIDE_MAX_ACK)) | 0) > 0) {
      bits |= SIDE_BIT_MAX_ACK;
      sender.set(SIDE_MAX_ACK, ack);
      segment.marks |= RowMark.ACK_ADVANCES;
    }
  }
  if ((flags & (TcpFlag.SYN | TcpFlag.FIN | TcpFlag.RST)) !== 0) {
    if ((flags & TcpFlag.SYN) !== 0 && (bits & SIDE_BIT_ISN) === 0) {
      bits |= SIDE_BIT_ISN;
      sender.set(SIDE_ISN, seq);
    }
    let course = connection.get(FIELD_BITS);
    if ((flags & TcpFlag.FIN) !== 0 && (bits & SIDE_BIT_FIN) === 0) {
      bits |= SIDE_BIT_FIN;
      // Behind the SYN, where one segment is both (RFC 9293, section 3.4).
      sender.set(SIDE_FIN, (seq + ((flags & TcpFlag.SYN) === 0 ? 0 : 1) + segment.payload) | 0);
      if ((course & (CONNECTION_BIT_CLIENT_FIN_FIRST | CONNECTION_BIT_SERVER_FIN_FIRST)) === 0) {
        course |= segment.fromServer ? CONNECTION_BIT_SERVER_FIN_FIRST : CONNECTION_BIT_CLIENT_FIN_FIRST;
      }
    }
    if ((flags & TcpFlag.RST) !== 0 && (course & (CONNECTION_BIT_CLIENT_RESET | CONNECTION_BIT_SERVER_RESET)) === 0) {
      course |= segment.fromServer ? CONNECTION_BIT_SERVER_RESET : CONNECTION_BIT_CLIENT_RESET;
    }
    connection.set(FIELD_BITS, course);
  }
  sender.set(SIDE_BITS, bits);
}

function moveStates(segment: Segment, connection: RecordView, sender: RecordView, receiver: RecordView): void {
  const bits = connection.get(FIELD_BITS);
  const states = statesOf(connection);
  const shift = segment.fromServer ? 4 : 0;
  ends.sender = ((states >>> shift) & 0x0f) as TcpState;
  ends.receiver = ((states >>> (4 - shift)) & 0x0f) as TcpState;
  ends.course = courseOf(bits, segment.fromServer);
  transition(segment, sender, receiver, ends);
  if (asksAgainInVain(segment, bits, states, receiver)) ends.receiver = TcpState.CLOSED;
  keepCourse(connection, ends.course, segment.fromServer);
  setStates(connection, (ends.sender << shift) | (ends.receiver << (4 - shift)));
  if (
    !segment.fromServer &&
    (segment.flags & (TcpFlag.ACK | TcpFlag.RST)) === TcpFlag.ACK &&
    (bits & CONNECTION_BIT_SERVER_SYN_ACKED) === 0 &&
    (receiver.get(SIDE_BITS) & SIDE_BIT_ISN) !== 0 &&
    ((segment.ack - receiver.get(SIDE_ISN)) | 0) > 0
  ) {
    connection.set(FIELD_BITS, connection.get(FIELD_BITS) | CONNECTION_BIT_SERVER_SYN_ACKED);
  }
}

/** Both ends as they stand, packed as the table has them. */
export function statesOf(connection: RecordView): number {
  return (connection.get(FIELD_BITS) >>> CONNECTION_BIT_STATES_SHIFT) & 0xff;
}

/** The same SYN again, to a server that has refused it: nobody listens there until something else is seen. */
function asksAgainInVain(segment: Segment, bits: number, states: number, receiver: RecordView): boolean {
  return (
    !segment.fromServer &&
    (segment.flags & (TcpFlag.SYN | TcpFlag.ACK)) === TcpFlag.SYN &&
    (bits & CONNECTION_BIT_SERVER_RESET) !== 0 &&
    states >>> 4 === TcpState.CLOSED &&
    (receiver.get(SIDE_BITS) & SIDE_BIT_ISN) === 0
  );
}

export function setStates(connection: RecordView, states: number): void {
  const bits = connection.get(FIELD_BITS) & ~(0xff << CONNECTION_BIT_STATES_SHIFT);
  connection.set(FIELD_BITS, bits | (states << CONNECTION_BIT_STATES_SHIFT));
}

/** States before any segment of the connection, for a record that is still blank. */
export function beginStates(connection: RecordView, firstFlags: number): void {
  setStates(connection, statesBefore(firstFlags));
}
