import { TcpFlag } from "@tcp-ladder/wire";
import { Note } from "../columns.ts";
import {
  SIDE_BIT_LAST_KEEP_ALIVE,
  SIDE_BIT_LAST_PROBE,
  SIDE_BIT_SEEN,
  SIDE_BITS,
  SIDE_CONTIGUOUS,
  SIDE_LAST_ACK,
  SIDE_LAST_ROW,
  SIDE_NEXT_SEQ,
  SIDE_NEXT_SEQ_ROW,
  SIDE_WINDOW_AND_DUPLICATES,
} from "../connection/layout.ts";
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
    if (unacked.add(sender.words, sender.base, seq, whole, row)) end = whole;
  }
  if ((segment.notes & Note.ZERO_WINDOW_PROBE) === 0) {
    const next = sender.get(SIDE_NEXT_SEQ);
    if (next === 0 || isBeyond(end, next)) {
      sender.set(SIDE_NEXT_SEQ, end);
      sender.set(SIDE_NEXT_SEQ_ROW, row);
    }
    const contiguous = sender.get(SIDE_CONTIGUOUS);
    if (contiguous === 0 || contiguous === seq) sender.set(SIDE_CONTIGUOUS, sender.get(SIDE_NEXT_SEQ));
  }
  sender.set(SIDE_WINDOW_AND_DUPLICATES, (sender.get(SIDE_WINDOW_AND_DUPLICATES) & 0xffff_0000) | segment.window);
  sender.set(SIDE_LAST_ACK, segment.ack);
  sender.set(SIDE_LAST_ROW, row + 1);
  let bits = sender.get(SIDE_BITS) & ~(SIDE_BIT_LAST_KEEP_ALIVE | SIDE_BIT_LAST_PROBE);
  if ((segment.notes & Note.KEEP_ALIVE) !== 0) bits |= SIDE_BIT_LAST_KEEP_ALIVE;
  if ((segment.notes & Note.ZERO_WINDOW_PROBE) !== 0) bits |= SIDE_BIT_LAST_PROBE;
  sender.set(SIDE_BITS, bits | SIDE_BIT_SEEN);
  if ((flags & TcpFlag.ACK) !== 0)
    segment.acknowledges = unacked.acknowledge(receiver.words, receiver.base, segment.ack);
}
