import { TcpFlag } from "@tcp-ladder/wire";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { close } from "./close.ts";
import { Course, type Ends, isOneOf, states } from "./ends.ts";
import { acknowledge, concludeOpen, concludeSender } from "./open.ts";
import { reset } from "./reset.ts";
import { synchronise } from "./synchronise.ts";

/** What a segment without SYN does not prove its sender to be beyond. */
const NOT_YET = states(TcpState.SYN_SENT, TcpState.SYN_RCVD, TcpState.UNKNOWN);

/**
 * Moves both ends through RFC 9293's diagram (section 3.3.2), once the segment has been sent by one and received by
 * the other. States are inferred. Who sends a segment must be in a state that allows it: so what a lost or uncaptured
 * segment would have told is concluded from the next one, and what was supposed of a segment's arrival is taken back
 * where its receiver shows that it had not come. What the capture does not tell stays unknown.
 */
export function transition(segment: Segment, sender: RecordView, receiver: RecordView, ends: Ends): void {
  const { flags } = segment;
  ends.wrong = undefined;
  // Where both opened, the SYN that was sent before comes before whatever follows it (section 3.5, figure 7).
  if ((ends.course & Course.BOTH_OPENED) !== 0 && ends.receiver === TcpState.SYN_SENT)
    ends.receiver = TcpState.SYN_RCVD;
  if ((flags & TcpFlag.RST) !== 0) {
    reset(segment, sender, receiver, ends);
    ends.course |= Course.RESET;
  } else if ((flags & TcpFlag.SYN) !== 0) {
    synchronise(segment, sender, receiver, ends);
  } else if ((flags & TcpFlag.ACK) !== 0) {
    // A segment without ACK is dropped by whoever has a connection (section 3.10.7.4, fifth).
    concludeSender(segment, sender, receiver, ends);
    acknowledge(segment, receiver, ends);
    close(segment, sender, receiver, ends);
    concludeOpen(segment, sender, receiver, ends);
    if (!isOneOf(ends.sender, NOT_YET)) ends.course |= Course.SENDER_SPOKE;
  }
}
