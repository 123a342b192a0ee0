import { seqDiff } from "@tcp-ladder/wire";
import {
  SIDE_BASE,
  SIDE_BIT_BASE,
  SIDE_BIT_FIN,
  SIDE_BIT_ISN,
  SIDE_BIT_MAX_ACK,
  SIDE_BITS,
  SIDE_BYTES_HIGH,
  SIDE_BYTES_LOW,
  SIDE_CONTIGUOUS,
  SIDE_FIN,
  SIDE_ISN,
  SIDE_MAX_ACK,
  SIDE_NEXT_SEQ,
} from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";

/** Whether the SYN of `side` was captured. */
export function synSeen(side: RecordView): boolean {
  return (side.get(SIDE_BITS) & SIDE_BIT_ISN) !== 0;
}

/** Whether an ACK number covers the SYN of `side`; assumed where its SYN was not captured. */
export function coversSyn(ack: number, side: RecordView): boolean {
  return !synSeen(side) || seqDiff(ack, side.get(SIDE_ISN)) > 0;
}

/**
 * Whether a SYN_SENT takes an ACK number for one of its SYN: beyond its ISN, and no further than it has sent (RFC 9293,
 * section 3.10.7.3, first). Wireshark's next number leaves out a FIN that came with the SYN, a refusal does not.
 */
export function answersSyn(ack: number, side: RecordView): boolean {
  if (!synSeen(side)) return true;
  if (!coversSyn(ack, side)) return false;
  return seqDiff(ack, side.get(SIDE_NEXT_SEQ)) <= 0 || (finSeen(side) && seqDiff(ack, side.get(SIDE_FIN)) === 1);
}

/** Whether a segment's number is the one right after the SYN of `side`: what a host without a connection takes from the SYN's answer. */
export function followsSyn(seq: number, side: RecordView): boolean {
  return !synSeen(side) || seqDiff(seq, side.get(SIDE_ISN)) === 1;
}

export function finSeen(side: RecordView): boolean {
  return (side.get(SIDE_BITS) & SIDE_BIT_FIN) !== 0;
}

/** Whether an ACK number covers the FIN of `side`; not where no FIN was captured. */
export function coversFin(ack: number, side: RecordView): boolean {
  return finSeen(side) && seqDiff(ack, side.get(SIDE_FIN)) > 0;
}

/** Whether `acker` has ever sent an ACK number that covers the FIN of `side`. */
export function hasCoveredFin(acker: RecordView, side: RecordView): boolean {
  return (acker.get(SIDE_BITS) & SIDE_BIT_MAX_ACK) !== 0 && coversFin(acker.get(SIDE_MAX_ACK), side);
}

/** Whether something that `side` sent before its FIN is not in the capture so far: its receiver may lack it too. */
export function hasHoleBeforeFin(side: RecordView): boolean {
  const contiguous = side.get(SIDE_CONTIGUOUS);
  return finSeen(side) && contiguous !== 0 && seqDiff(contiguous, side.get(SIDE_FIN)) < 0;
}

/** Whether a segment brings data that stands before the FIN of its sender. */
export function fillsBeforeFin({ seq, payload }: Segment, side: RecordView): boolean {
  return payload > 0 && finSeen(side) && seqDiff(seq, side.get(SIDE_FIN)) < 0;
}

/** Whether payload of this side was captured: it had not closed by then. */
export function hasSentData(side: RecordView): boolean {
  return side.get(SIDE_BYTES_LOW) !== 0 || side.get(SIDE_BYTES_HIGH) !== 0;
}

/** Whether a side has acknowledged more than the other was seen to send: what that was, a FIN perhaps, is not known. */
export function hasAcknowledgedUnseen(acker: RecordView, side: RecordView): boolean {
  if ((acker.get(SIDE_BITS) & SIDE_BIT_MAX_ACK) === 0) return false;
  const ack = acker.get(SIDE_MAX_ACK);
  const next = side.get(SIDE_NEXT_SEQ);
  // Of a side that was not captured at all only its SYN is taken for granted.
  return next === 0 ? seqDiff(ack, side.get(SIDE_BASE)) > 1 : seqDiff(ack, next) > 0;
}

/** How a RST's number lies to what its receiver expects next. */
export const Place = { OLD: 0, EXPECTED: 1, BEYOND: 2 } as const;
export type Place = (typeof Place)[keyof typeof Place];

/**
 * A RST is taken where its number is exactly what the receiver expects next (RFC 9293, section 3.10.7.4; RFC 5961,
 * section 3.2). That is between what the receiver has acknowledged and what the sender was seen to send without a gap.
 * One below is taken too once a FIN has come (Linux; macOS resets like this).
 */
export function placeOfReset(seq: number, sender: RecordView, receiver: RecordView, finCame: boolean): Place {
  const acked = (receiver.get(SIDE_BITS) & SIDE_BIT_MAX_ACK) !== 0;
  const sent = (sender.get(SIDE_BITS) & SIDE_BIT_BASE) !== 0 && sender.get(SIDE_CONTIGUOUS) !== 0;
  if (acked) {
    const ahead = seqDiff(seq, receiver.get(SIDE_MAX_ACK));
    if (ahead < (finCame ? -1 : 0)) return Place.OLD;
    if (ahead <= 0) return Place.EXPECTED;
  }
  return sent && seqDiff(seq, sender.get(SIDE_CONTIGUOUS)) > 0 ? Place.BEYOND : Place.EXPECTED;
}
