import { seqDiff } from "@tcp-ladder/wire";
import { RowMark } from "../columns.ts";
import { SIDE_ISN, SIDE_NEXT_SEQ } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { Course, correction, correctSender, type Ends, isOneOf, states } from "./ends.ts";
import { answersSyn, coversFin, coversSyn, finSeen, hasCoveredFin, hasSentData, synSeen } from "./knowledge.ts";

const { SYN_SENT, SYN_RCVD, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED } =
  TcpState;
const { UNKNOWN } = TcpState;

const NOT_OPENING = correction([SYN_RCVD, UNKNOWN]);
const RESET_HAD_NOT_COME = correction([CLOSED, ESTABLISHED]);
const RESET_HAD_NOT_COME_TO_ONE_THAT_CLOSED = correction([CLOSED, UNKNOWN]);
const FIN_HAD_NOT_COME = correction([CLOSE_WAIT, ESTABLISHED], [CLOSING, FIN_WAIT_1], [TIME_WAIT, FIN_WAIT_2]);

/** What the sender of a segment with ACK and without SYN must have been in, whatever was supposed of it. */
export function concludeSender(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  // A client that has not spoken may have been refused.
  const stood = segment.fromServer || (ends.course & Course.SENDER_SPOKE) !== 0;
  if (ends.sender === CLOSED && ends.afterReset && stood) {
    // A host that was reset would send nothing (section 3.10.7.4, second): the RST was lost, or not taken.
    const closing = finSeen(sender) || finSeen(receiver);
    correctSender(ends, closing ? RESET_HAD_NOT_COME_TO_ONE_THAT_CLOSED : RESET_HAD_NOT_COME);
  }
  if (ends.sender === SYN_SENT && coversSyn(segment.ack, receiver)) {
    ends.sender = (ends.course & Course.SENDER_FIN_HELD) === 0 ? ESTABLISHED : FIN_WAIT_1;
  } else if (ends.sender === SYN_RCVD && !synSeen(sender) && !answersSyn(segment.ack, receiver)) {
    // It answers a SYN with the ACK of something else: it has another connection with the same ports, half-open on the
    // other side (section 3.5.1, figure 9). In which state that is nobody knows.
    correctSender(ends, NOT_OPENING);
  } else if (ends.sender === SYN_RCVD && segment.payload > 0 && !isFastOpen(receiver)) {
    ends.sender = ESTABLISHED;
  } else if (ends.sender === SYN_RCVD && (segment.marks & RowMark.ACK_ADVANCES) !== 0) {
    // It acknowledges more than its SYN+ACK did: what brought that carried the ACK of its SYN, captured or not.
    ends.sender = ESTABLISHED;
  }
  if (finSeen(receiver)) {
    if (coversFin(segment.ack, receiver)) {
      ends.sender = finReceived(ends.sender);
      ends.course &= ~Course.RECEIVER_FIN_HELD;
    } else if (!hasCoveredFin(sender, receiver)) {
      // The FIN had not reached it when it sent this.
      correctSender(ends, FIN_HAD_NOT_COME);
    }
  }
}

/** Only with TCP Fast Open is data sent in SYN_RCVD, and then the SYN brought some (RFC 7413, section 4.2). */
function isFastOpen(opener: RecordView): boolean {
  return synSeen(opener) && seqDiff(opener.get(SIDE_NEXT_SEQ), opener.get(SIDE_ISN)) > 1;
}

/** Where an end comes to that learns of the other's FIN. */
export function finReceived(state: TcpState): TcpState {
  if (state === ESTABLISHED || state === SYN_RCVD) return CLOSE_WAIT;
  if (state === FIN_WAIT_1) return CLOSING;
  return state === FIN_WAIT_2 ? TIME_WAIT : state;
}

/** The receiver's SYN or FIN is acknowledged. */
export function acknowledge(segment: Segment, receiver: RecordView, ends: Ends): void {
  const { ack } = segment;
  if (ends.receiver === SYN_RCVD && coversSyn(ack, receiver)) ends.receiver = synAcknowledged(ends);
  if (coversFin(ack, receiver)) ends.receiver = finAcknowledged(ends.receiver);
}

/** Where the ACK of its SYN takes the receiver: beyond ESTABLISHED where a FIN came with that SYN (RFC 9293, section 3.10.4). */
export function synAcknowledged(ends: Ends): TcpState {
  return (ends.course & Course.RECEIVER_FIN_HELD) === 0 ? ESTABLISHED : FIN_WAIT_1;
}

/** Where an end goes when the ACK of its FIN comes (RFC 9293, section 3.10.7.4, fifth). */
export function finAcknowledged(state: TcpState): TcpState {
  if (state === FIN_WAIT_1) return FIN_WAIT_2;
  if (state === CLOSING) return TIME_WAIT;
  return state === LAST_ACK ? CLOSED : state;
}

/**
 * What ends come to be known by whose opening was not captured. Who sends data has not closed its direction; so once both
 * have sent some and no FIN is there, both are ESTABLISHED. An ACK alone may be sent from half of all states.
 */
export function concludeOpen(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  if (ends.sender !== UNKNOWN && ends.receiver !== UNKNOWN) return;
  const opened = synSeen(sender) || synSeen(receiver);
  if (!finSeen(sender) && !finSeen(receiver)) {
    if ((ends.course & Course.RESET) !== 0 && !opened) return;
    // To a side that waits in SYN_SENT an ACK beyond its SYN may answer an earlier connection (section 3.10.7.3, first).
    const answers = ends.receiver === SYN_SENT ? answersSyn(segment.ack, receiver) : coversSyn(segment.ack, receiver);
    if (opened && ends.sender === UNKNOWN && answers) ends.sender = ESTABLISHED;
    if (!hasSentData(sender) || !hasSentData(receiver)) return;
    if (ends.sender === UNKNOWN) ends.sender = ESTABLISHED;
    if (ends.receiver === UNKNOWN) ends.receiver = ESTABLISHED;
    ends.course |= Course.SENDER_SPOKE | Course.RECEIVER_SPOKE;
  } else if (finSeen(receiver) && !finSeen(sender) && segment.payload > 0) {
    // Data after the other's FIN: only that direction was closed.
    const acknowledged = hasCoveredFin(sender, receiver);
    if (ends.sender === UNKNOWN) ends.sender = acknowledged ? CLOSE_WAIT : ESTABLISHED;
    if (ends.receiver === UNKNOWN) ends.receiver = acknowledged ? FIN_WAIT_2 : FIN_WAIT_1;
  }
}

/** States in which an end has sent its FIN. */
export const FIN_SENT = states(FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT, CLOSED);

export function hasSentFin(state: TcpState): boolean {
  return isOneOf(state, FIN_SENT);
}
