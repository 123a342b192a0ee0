import { TcpFlag } from "@tcp-ladder/wire";
import { Note } from "../columns.ts";
import { SideBit, SideField } from "../connection/layout.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import { isBeyond } from "./beyond.ts";
import type { UnackedSegments } from "./unacked.ts";

/** What the next segments will be held against. */
export function remember(segment: Segment, sender: RecordView, receiver: RecordView, unacked: UnackedSegments): void {
  const { seq, payload, flags, row } = segment;
  let end = (seq + payload) | 0;
  if (payload > 0 || (flags & (TcpFlag.SYN | TcpFlag.FIN)) !== 0) {
    const whole = (seq + sequenceLength(payload, flags)) | 0;
    // Wireshark leaves SYN and FIN uncounted where its list is full.
    if (unacked.add(sender, seq, whole, row)) end = whole;
  }
  if ((segment.notes & Note.ZERO_WINDOW_PROBE) === 0) {
    const next = sender.get(SideField.NEXT_SEQ);
    if (next === 0 || isBeyond(end, next)) {
      sender.set(SideField.NEXT_SEQ, end);
      sender.set(SideField.NEXT_SEQ_ROW, row);
    }
    const contiguous = sender.get(SideField.CONTIGUOUS);
    if (contiguous === 0 || contiguous === seq) sender.set(SideField.CONTIGUOUS, sender.get(SideField.NEXT_SEQ));
  }
  sender.set(
    SideField.WINDOW_AND_DUPLICATES,
    (sender.get(SideField.WINDOW_AND_DUPLICATES) & 0xffff_0000) | segment.window,
  );
  sender.set(SideField.LAST_ACK, segment.ack);
  sender.set(SideField.LAST_ROW, row + 1);
  let bits = sender.get(SideField.BITS) & ~(SideBit.LAST_KEEP_ALIVE | SideBit.LAST_PROBE);
  if ((segment.notes & Note.KEEP_ALIVE) !== 0) bits |= SideBit.LAST_KEEP_ALIVE;
  if ((segment.notes & Note.ZERO_WINDOW_PROBE) !== 0) bits |= SideBit.LAST_PROBE;
  sender.set(SideField.BITS, bits | SideBit.SEEN);
  if ((flags & TcpFlag.ACK) !== 0) segment.acknowledges = unacked.acknowledge(receiver, segment.ack);
}
