import { TcpFlag } from "@tcp-ladder/wire";
import { RowMark } from "../columns.ts";
import { SIDE_BIT_MAX_ACK, SIDE_BITS } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { Course, correction, correctReceiver, correctSender, type Ends, isOneOf, states } from "./ends.ts";
import { answersSyn, coversFin, synSeen } from "./knowledge.ts";
import { finAcknowledged, synAcknowledged } from "./open.ts";

const { CLOSED, LISTEN, SYN_SENT, SYN_RCVD, ESTABLISHED, CLOSE_WAIT, TIME_WAIT, UNKNOWN } = TcpState;

/** No connection stands: a SYN begins one. */
const AT_REST = states(CLOSED, LISTEN, UNKNOWN, TIME_WAIT);
const OPENED_BY_ITSELF = correction([SYN_RCVD, CLOSED], [LISTEN, CLOSED]);
const SYN_HAD_COME = correction([UNKNOWN, SYN_RCVD]);
const SYN_HAD_NOT_COME = correction([SYN_RCVD, SYN_SENT], [ESTABLISHED, SYN_SENT]);
const SYN_NOT_TAKEN = correction([SYN_RCVD, LISTEN]);
const ANSWER_HAD_NOT_COME = correction([ESTABLISHED, SYN_SENT]);
const ACK_NOT_TAKEN = correction([ESTABLISHED, SYN_RCVD], [CLOSE_WAIT, SYN_RCVD]);
const OPENING = states(CLOSED, LISTEN, UNKNOWN, TIME_WAIT, SYN_SENT, SYN_RCVD);

/**
 * A SYN, with ACK or without (RFC 9293, section 3.5). A FIN in the same segment has no effect until the other side
 * acknowledges it or it is sent again: Linux takes the SYN of such an answer and passes over the FIN.
 */
export function synchronise(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  const alone = (segment.flags & TcpFlag.ACK) === 0;
  const fin = (segment.flags & TcpFlag.FIN) !== 0;
  if ((ends.course & Course.BOTH_OPENED) !== 0) crossing(segment, alone, sender, ends);
  else if (alone) ask(fin, sender, receiver, ends);
  else grant(ends);
  if (!alone && isOneOf(ends.receiver, OPENING) && answersSyn(segment.ack, receiver)) {
    ends.receiver = synAcknowledged(ends);
    if (coversFin(segment.ack, receiver)) ends.receiver = finAcknowledged(ends.receiver);
  }
  if (fin) ends.course |= Course.SENDER_FIN_HELD;
}

function ask(fin: boolean, sender: RecordView, receiver: RecordView, ends: Ends): void {
  // Captured late, or twice: its sender has heard from the other already.
  if (hasAcknowledged(sender) && ends.sender !== CLOSED) return;
  if (ends.receiver === SYN_SENT && ends.sender !== SYN_SENT) {
    // Both SYNs were on their way (figure 7): its sender had never listened, and the other's comes to it after this.
    correctSender(ends, OPENED_BY_ITSELF);
    ends.course |= Course.BOTH_OPENED;
    ends.sender = SYN_SENT;
    ends.receiver = SYN_RCVD;
  } else if (ends.sender === SYN_SENT && ends.receiver === SYN_RCVD) {
    // It asks again and no answer was captured: the SYN before had not come, or was not taken (a full backlog).
    if (!synSeen(receiver) && !ends.twice) correctReceiver(ends, SYN_NOT_TAKEN);
  } else if (ends.sender === SYN_SENT || isOneOf(ends.sender, AT_REST)) {
    ends.sender = SYN_SENT;
    // One with a FIN opens a connection by RFC 9293 (section 3.10.7.2); Linux drops it. The answer tells.
    if (isOneOf(ends.receiver, AT_REST)) ends.receiver = fin ? UNKNOWN : SYN_RCVD;
  } else if (ends.sender === ESTABLISHED) {
    // It asks again: the SYN+ACK that was captured had not reached it.
    correctSender(ends, ANSWER_HAD_NOT_COME);
  }
}

function grant(ends: Ends): void {
  const spoke = (ends.course & Course.SENDER_SPOKE) !== 0;
  if (isOneOf(ends.sender, AT_REST) || ends.sender === SYN_SENT) {
    if (spoke) return;
    if ((ends.course & Course.RECEIVER_FIN_HELD) !== 0) correctSender(ends, SYN_HAD_COME);
    ends.sender = SYN_RCVD;
  } else if (!spoke && isOneOf(ends.sender, states(ESTABLISHED, CLOSE_WAIT))) {
    // It repeats the SYN+ACK: the ACK that was captured had not reached it, or it did not take it (a full backlog).
    correctSender(ends, ACK_NOT_TAKEN);
  }
}

/** Where both opened, each sends its SYN until the other's has come, and a SYN+ACK then (figure 7). */
function crossing(segment: Segment, alone: boolean, sender: RecordView, ends: Ends): void {
  if (alone) {
    if (!hasAcknowledged(sender)) correctSender(ends, SYN_HAD_NOT_COME);
    return;
  }
  if (ends.sender === SYN_SENT) ends.sender = SYN_RCVD;
  if (ends.sender !== ESTABLISHED || (ends.course & Course.SENDER_SPOKE) !== 0) return;
  // The other's SYN+ACK had not come when it sent this. To its first one that comes after all; else it was lost.
  correctSender(ends, ACK_NOT_TAKEN);
  if ((segment.marks & RowMark.ACK_ADVANCES) !== 0) ends.sender = ESTABLISHED;
}

function hasAcknowledged(side: RecordView): boolean {
  return (side.get(SIDE_BITS) & SIDE_BIT_MAX_ACK) !== 0;
}
