import { TcpFlag } from "@tcp-ladder/wire";
import { SIDE_BASE, SIDE_BIT_BASE, SIDE_BITS } from "../connection/layout.ts";
import { isMeasured, type Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";

/** What relative number 0 of the segment's receiver stands for, once the segment has been taken in: 0 where that is open. */
export function receiversBase(segment: Segment, receiver: RecordView | undefined): number {
  if (receiver !== undefined && (receiver.get(SIDE_BITS) & SIDE_BIT_BASE) !== 0) return receiver.get(SIDE_BASE);
  const acknowledges = (segment.flags & TcpFlag.ACK) !== 0 && isMeasured(segment.marks, segment.payload);
  return acknowledges ? segment.ack - 1 : 0;
}

/**
 * What relative number 0 stands for: a side's ISN, or one before the first number seen of it, sent by itself or
 * acknowledged by the other.
 */
export function setBases(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const bits = sender.get(SIDE_BITS);
  if ((bits & SIDE_BIT_BASE) === 0) {
    sender.set(SIDE_BITS, bits | SIDE_BIT_BASE);
    sender.set(SIDE_BASE, (segment.flags & TcpFlag.SYN) !== 0 ? segment.seq : (segment.seq - 1) | 0);
  }
  if ((segment.flags & TcpFlag.ACK) === 0) return;
  const others = receiver.get(SIDE_BITS);
  if ((others & SIDE_BIT_BASE) !== 0) return;
  receiver.set(SIDE_BITS, others | SIDE_BIT_BASE);
  receiver.set(SIDE_BASE, (segment.ack - 1) | 0);
}
