import { TcpFlag } from "@tcp-ladder/wire";
import { SideBit, SideField } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";

/**
 * What relative number 0 stands for: a side's ISN, or one before the first number seen of it, sent by itself or
 * acknowledged by the other.
 */
export function setBases(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const bits = sender.get(SideField.BITS);
  if ((bits & SideBit.BASE) === 0) {
    sender.set(SideField.BITS, bits | SideBit.BASE);
    sender.set(SideField.BASE, (segment.flags & TcpFlag.SYN) !== 0 ? segment.seq : (segment.seq - 1) | 0);
  }
  if ((segment.flags & TcpFlag.ACK) === 0) return;
  const others = receiver.get(SideField.BITS);
  if ((others & SideBit.BASE) !== 0) return;
  receiver.set(SideField.BITS, others | SideBit.BASE);
  receiver.set(SideField.BASE, (segment.ack - 1) | 0);
}
