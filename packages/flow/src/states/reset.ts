import { TcpFlag } from "@tcp-ladder/wire";
import { SIDE_BIT_MAX_ACK, SIDE_BITS } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { Course, correction, correctSender, type Ends, isOneOf, states } from "./ends.ts";
import { answersSyn, followsSyn, Place, placeOfReset, synSeen } from "./knowledge.ts";

const { CLOSED, LISTEN, SYN_SENT, SYN_RCVD, CLOSE_WAIT, CLOSING, LAST_ACK, UNKNOWN } = TcpState;
const NEVER_LISTENED = correction([SYN_RCVD, CLOSED], [LISTEN, CLOSED]);
const NOT_THERE = correction([UNKNOWN, CLOSED]);
const FIN_CAME = states(CLOSE_WAIT, CLOSING, LAST_ACK);

/** RFC 9293, sections 3.5.2 and 3.5.3: who sends a RST has no connection, and only a RST that is acceptable ends one. */
export function reset(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  const before = ends.sender;
  if (before === UNKNOWN && !synSeen(sender) && (ends.course & Course.RECEIVER_FIN_HELD) !== 0) {
    // The same of a SYN that brought a FIN, after which nothing had been supposed.
    correctSender(ends, NOT_THERE);
  } else if (before === SYN_RCVD && !synSeen(sender)) {
    // It answers the SYN: nobody had ever listened there (section 3.10.7.1).
    correctSender(ends, NEVER_LISTENED);
  } else if ((before !== SYN_SENT && before !== SYN_RCVD) || followsSyn(segment.seq, sender)) {
    ends.sender = CLOSED;
  }
  // else: it turns away an ACK that it cannot have asked for, and goes on (section 3.5.2, second).
  ends.receiver = receiverOf(segment, sender, receiver, ends, before);
}

function receiverOf(
  segment: Segment,
  sender: RecordView,
  receiver: RecordView,
  ends: Ends,
  senderBefore: TcpState,
): TcpState {
  const state = ends.receiver;
  if (state === CLOSED || state === LISTEN) return state;
  if (state === SYN_SENT) {
    // Section 3.10.7.3, second: only where it acknowledges the SYN.
    return (segment.flags & TcpFlag.ACK) !== 0 && answersSyn(segment.ack, receiver) ? CLOSED : SYN_SENT;
  }
  const place = placeOfReset(segment.seq, sender, receiver, isOneOf(state, FIN_CAME));
  // With any other number it need not be from who seems to send it: such a segment is easily forged (RFC 5961, section 1).
  if (place !== Place.EXPECTED && senderBefore !== CLOSED && ends.sender === CLOSED) ends.sender = UNKNOWN;
  if (place === Place.OLD) return state;
  if (place === Place.BEYOND) return UNKNOWN;
  if (state === UNKNOWN && (receiver.get(SIDE_BITS) & SIDE_BIT_MAX_ACK) === 0) return UNKNOWN;
  // Only who was opened passively listens on (section 3.10.7.4, second).
  const passive = !segment.fromServer && (ends.course & Course.BOTH_OPENED) === 0;
  return state === SYN_RCVD && passive ? LISTEN : CLOSED;
}
