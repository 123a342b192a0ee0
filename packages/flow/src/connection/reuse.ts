import { TcpFlag } from "@tcp-ladder/wire";
import { SIDE_BASE, SIDE_BIT_BASE, SIDE_BITS, SIDE_CONTIGUOUS, SIDE_NEXT_SEQ } from "../connection/layout.ts";
import { isMeasured, type Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";

/** A SYN that asks for a connection: not the SYN+ACK that grants one. */
export function asksToOpen(flags: number): boolean {
  return (flags & (TcpFlag.SYN | TcpFlag.ACK)) === TcpFlag.SYN;
}

/** Whether the side has a base, and it is another number: a SYN with it belongs to a new connection (as tshark splits). */
export function hasOtherBase(side: RecordView, seq: number): boolean {
  return (side.get(SIDE_BITS) & SIDE_BIT_BASE) !== 0 && side.get(SIDE_BASE) !== seq;
}

/** The same of a connection of which only the first segment is known. `same`: the SYN's sender sent that one too. */
export function firstHasOtherBase(first: Segment, same: boolean, seq: number): boolean {
  if (!isMeasured(first.marks, first.payload)) return false;
  if (same) return (((first.flags & TcpFlag.SYN) !== 0 ? first.seq : first.seq - 1) | 0) !== seq;
  return (first.flags & TcpFlag.ACK) !== 0 && ((first.ack - 1) | 0) !== seq;
}

/**
 * A repeated SYN with the number already known takes the sender's expectation back: an answer with RST may have moved
 * it (RFC 9293, section 3.5.2).
 */
export function restoreExpectation(sender: RecordView): void {
  sender.set(SIDE_NEXT_SEQ, sender.get(SIDE_CONTIGUOUS));
}
