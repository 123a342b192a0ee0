import { TcpFlag } from "@tcp-ladder/wire";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { Course, correction, correctSender, type Ends } from "./ends.ts";
import {
  coversFin,
  fillsBeforeFin,
  finSeen,
  hasAcknowledgedUnseen,
  hasCoveredFin,
  hasHoleBeforeFin,
  hasSentData,
  synSeen,
} from "./knowledge.ts";
import { finAcknowledged, finReceived, hasSentFin } from "./open.ts";

const { FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED, UNKNOWN } = TcpState;

/** No ACK of its FIN had come, whether or not the other's FIN had. */
const UNACKED = correction([FIN_WAIT_2, FIN_WAIT_1], [TIME_WAIT, CLOSING], [CLOSED, LAST_ACK]);
const UNACKED_AND_ALONE = correction([FIN_WAIT_2, FIN_WAIT_1], [CLOSING, FIN_WAIT_1], [TIME_WAIT, FIN_WAIT_1]);

/** A FIN, or what fills the hole before one (RFC 9293, section 3.6: the first opens the close, the second completes it). */
export function close(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  const fin = (segment.flags & TcpFlag.FIN) !== 0;
  if (fin) sendFin(segment, sender, receiver, ends);
  else answersUnseen(segment, sender, receiver, ends);
  if (!fin && (ends.course & Course.SENDER_FIN_HELD) === 0) return;
  // A FIN takes effect in its place: behind a hole it waits until that is filled (section 3.10.7.4, eighth). One that came
  // with the SYN has no hole before it.
  const waits = hasHoleBeforeFin(sender) || (!fin && !fillsBeforeFin(segment, sender));
  if (waits && !hasCoveredFin(receiver, sender)) {
    ends.course |= Course.SENDER_FIN_HELD;
    return;
  }
  ends.course &= ~Course.SENDER_FIN_HELD;
  if (ends.receiver === UNKNOWN) ends.receiver = unknownReceivesFin(ends, receiver);
  else ends.receiver = finReceived(ends.receiver);
}

function sendFin(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  if (ends.sender === UNKNOWN) {
    ends.sender = unknownSendsFin(segment, receiver);
  } else if (ends.sender === CLOSE_WAIT) {
    ends.sender = LAST_ACK;
  } else if (hasSentFin(ends.sender)) {
    repeatFin(segment, sender, receiver, ends);
  } else if (!finSeen(receiver) && hasAcknowledgedUnseen(sender, receiver)) {
    // The other's FIN may be among what the capture missed: first or second, nobody can tell.
    ends.sender = UNKNOWN;
    ends.receiver = UNKNOWN;
  } else {
    // Both FINs were on their way (figure 13): the other's arrives too.
    const crossing = finSeen(receiver) && (ends.course & Course.RECEIVER_FIN_HELD) === 0;
    ends.sender = crossing && ends.receiver !== CLOSED ? CLOSING : FIN_WAIT_1;
  }
}

/**
 * It sends its FIN again: no ACK of it had come, whatever was captured. One that the FIN has crossed comes after all; else
 * it was lost.
 */
function repeatFin(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  if ((ends.course & Course.RESET) !== 0 || !hasCoveredFin(receiver, sender)) return;
  const before = ends.sender;
  correctSender(ends, before === CLOSED || coversFin(segment.ack, receiver) ? UNACKED : UNACKED_AND_ALONE);
  if (ends.crossed && ends.sender !== before) ends.sender = finAcknowledged(ends.sender);
}

/**
 * Who has sent its FIN and then acknowledges what was not captured: the ACK of its FIN, and the other's FIN, may have come
 * with it.
 */
function answersUnseen(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  if (ends.sender !== FIN_WAIT_1 && ends.sender !== FIN_WAIT_2) return;
  if (segment.payload === 0 && hasAcknowledgedUnseen(sender, receiver)) ends.sender = UNKNOWN;
}

/** The first FIN, unless the capture missed one: the second where the other's is there. */
function unknownSendsFin(segment: Segment, receiver: RecordView): TcpState {
  if (finSeen(receiver)) return coversFin(segment.ack, receiver) ? LAST_ACK : CLOSING;
  return hasSentData(receiver) || synSeen(receiver) ? FIN_WAIT_1 : UNKNOWN;
}

function unknownReceivesFin(ends: Ends, receiver: RecordView): TcpState {
  if (ends.sender === LAST_ACK) return TIME_WAIT;
  if (ends.sender === CLOSING) return CLOSING;
  if (ends.sender !== FIN_WAIT_1 || finSeen(receiver) || (ends.course & Course.RESET) !== 0) return UNKNOWN;
  return hasSentData(receiver) || synSeen(receiver) ? CLOSE_WAIT : UNKNOWN;
}
