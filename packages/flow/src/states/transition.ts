import { TcpFlag } from "@tcp-ladder/wire";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { coversFin, coversSyn } from "./knowledge.ts";

const { CLOSED, LISTEN, SYN_SENT, SYN_RCVD, ESTABLISHED } = TcpState;
const { FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, UNKNOWN } = TcpState;

/** The states of a segment's sender and receiver; both are read and written. */
export interface Ends {
  sender: TcpState;
  receiver: TcpState;
}

/**
 * Moves both ends through RFC 9293's diagram (section 3.3.2), once the segment has been sent by one and received by
 * the other. States are inferred: who sends a segment must be in a state that allows it, so what a lost or uncaptured
 * segment would have told is concluded from the next one. A repeated segment moves nothing.
 */
export function transition(segment: Segment, receiver: RecordView, ends: Ends): void {
  const { flags } = segment;
  if ((flags & TcpFlag.RST) !== 0) reset(segment, receiver, ends);
  else if ((flags & TcpFlag.SYN) !== 0) synchronise(segment, receiver, ends);
  else if ((flags & TcpFlag.ACK) !== 0) {
    concludeSender(ends);
    acknowledge(segment, receiver, ends);
    if ((flags & TcpFlag.FIN) !== 0) finish(segment, receiver, ends);
  }
}

/** RFC 9293, section 3.10.7: a reset ends both, but one that SYN_SENT cannot accept, and SYN_RCVD goes back to LISTEN. */
function reset(segment: Segment, receiver: RecordView, ends: Ends): void {
  const acknowledges = (segment.flags & TcpFlag.ACK) !== 0;
  if (ends.receiver === SYN_SENT && !(acknowledges && coversSyn(segment.ack, receiver))) {
    ends.sender = CLOSED;
    return;
  }
  // Only who was opened passively listens on (section 3.10.7.4, second); the client of a simultaneous open does not.
  ends.receiver = ends.receiver === SYN_RCVD && segment.fromServer === false ? LISTEN : CLOSED;
  ends.sender = CLOSED;
}

function synchronise(segment: Segment, receiver: RecordView, ends: Ends): void {
  if ((segment.flags & TcpFlag.ACK) === 0) {
    if (ends.receiver === SYN_SENT) {
      // Both SYNs were on their way (section 3.5, figure 7): simultaneous open.
      ends.sender = SYN_RCVD;
      ends.receiver = SYN_RCVD;
    } else if (isAtRest(ends.sender)) {
      ends.sender = SYN_SENT;
      if (isAtRest(ends.receiver)) ends.receiver = SYN_RCVD;
    }
    return;
  }
  if (isAtRest(ends.sender) || ends.sender === SYN_SENT) ends.sender = SYN_RCVD;
  const opening = isAtRest(ends.receiver) || ends.receiver === SYN_SENT || ends.receiver === SYN_RCVD;
  if (opening && coversSyn(segment.ack, receiver)) ends.receiver = ESTABLISHED;
}

/** No connection stands: a SYN begins one. */
function isAtRest(state: TcpState): boolean {
  return state === CLOSED || state === LISTEN || state === UNKNOWN || state === TIME_WAIT;
}

/** Who sends with ACK and without SYN has a connection, whatever of its opening was captured. */
function concludeSender(ends: Ends): void {
  if (ends.sender === UNKNOWN || ends.sender === SYN_SENT) ends.sender = ESTABLISHED;
}

/** The receiver's SYN or FIN is acknowledged. */
function acknowledge(segment: Segment, receiver: RecordView, ends: Ends): void {
  const { ack } = segment;
  if (ends.receiver === SYN_RCVD && coversSyn(ack, receiver)) ends.receiver = ESTABLISHED;
  if (!coversFin(ack, receiver)) return;
  if (ends.receiver === FIN_WAIT_1) ends.receiver = FIN_WAIT_2;
  else if (ends.receiver === CLOSING) ends.receiver = TIME_WAIT;
  else if (ends.receiver === LAST_ACK) ends.receiver = CLOSED;
}

/** Section 3.6: the first FIN opens the close, the second completes it, two at once cross. */
function finish(segment: Segment, receiver: RecordView, ends: Ends): void {
  const repeated = ends.sender !== ESTABLISHED && ends.sender !== SYN_RCVD && ends.sender !== CLOSE_WAIT;
  if (repeated) return;
  if (ends.sender !== CLOSE_WAIT) {
    ends.sender = FIN_WAIT_1;
    if (ends.receiver === FIN_WAIT_1) ends.receiver = CLOSING;
    else if (ends.receiver === FIN_WAIT_2) ends.receiver = TIME_WAIT;
    else if (ends.receiver !== CLOSED && ends.receiver !== TIME_WAIT) ends.receiver = CLOSE_WAIT;
    return;
  }
  if (coversFin(segment.ack, receiver)) {
    ends.sender = LAST_ACK;
    if (ends.receiver === FIN_WAIT_2 || ends.receiver === FIN_WAIT_1) ends.receiver = TIME_WAIT;
    return;
  }
  // Sent before the other's FIN had come: it left ESTABLISHED by its own close, and both are closing.
  ends.sender = CLOSING;
  if (ends.receiver === FIN_WAIT_1) ends.receiver = CLOSING;
  else if (ends.receiver === FIN_WAIT_2) ends.receiver = TIME_WAIT;
}
