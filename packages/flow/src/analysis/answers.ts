import { TcpFlag } from "@tcp-ladder/wire";
import { Note } from "../columns.ts";
import {
  SIDE_BIT_LAST_KEEP_ALIVE,
  SIDE_BIT_LAST_PROBE,
  SIDE_BIT_SEEN,
  SIDE_BITS,
  SIDE_CONTIGUOUS,
  SIDE_DUPLICATED_ROW,
  SIDE_LAST_ACK,
  SIDE_LAST_ROW,
  SIDE_NEXT_SEQ,
  SIDE_WINDOW_AND_DUPLICATES,
} from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import { isBeyond } from "./beyond.ts";
import type { MultipathConnections } from "./multipath.ts";

/** The window that a side offered last; −1 before it sent anything. */
export function offeredWindow(side: RecordView): number {
  if ((side.get(SIDE_BITS) & SIDE_BIT_SEEN) === 0) return -1;
  return side.get(SIDE_WINDOW_AND_DUPLICATES) & 0xffff;
}

/** Duplicate ACKs so far of a side; −1 after an ACK of what was not captured. */
export function duplicates(side: RecordView): number {
  return side.get(SIDE_WINDOW_AND_DUPLICATES) >> 16;
}

export function setDuplicates(side: RecordView, count: number): void {
  // 16 bits are kept: beyond, only "two or more" matters.
  const kept = Math.min(count, 0x7fff);
  side.set(SIDE_WINDOW_AND_DUPLICATES, (kept << 16) | (side.get(SIDE_WINDOW_AND_DUPLICATES) & 0xffff));
}

/** An empty segment that repeats the last one's numbers: the answer to a keep-alive or a probe, or a duplicate ACK. */
export function noteAnswer(
  segment: Segment,
  connection: RecordView,
  sender: RecordView,
  receiver: RecordView,
  multipath: MultipathConnections,
): void {
  const { seq, ack, payload, window, flags } = segment;
  if (payload !== 0 || (flags & (TcpFlag.SYN | TcpFlag.FIN | TcpFlag.RST)) !== 0) return;
  if (seq !== sender.get(SIDE_NEXT_SEQ) || ack !== sender.get(SIDE_LAST_ACK)) return;
  if (window !== offeredWindow(sender)) return;
  const asked = receiver.get(SIDE_BITS);
  if (window === 0) {
    if ((asked & SIDE_BIT_LAST_PROBE) === 0) return;
    segment.notes |= Note.ZERO_WINDOW_PROBE_ACK;
    segment.related = receiver.get(SIDE_LAST_ROW) - 1;
    return;
  }
  if ((asked & SIDE_BIT_LAST_KEEP_ALIVE) !== 0) {
    segment.notes |= Note.KEEP_ALIVE_ACK;
    segment.related = receiver.get(SIDE_LAST_ROW) - 1;
    return;
  }
  if (multipath.hasNews(connection, sender)) return;
  const before = duplicates(sender);
  setDuplicates(sender, before === -1 ? 1 : before + 1);
  segment.notes |= Note.DUPLICATE_ACK;
  segment.related = sender.get(SIDE_DUPLICATED_ROW) - 1;
}

/** A new ACK number ends a run of duplicates. */
export function endDuplicates(segment: Segment, sender: RecordView): void {
  if (segment.ack === sender.get(SIDE_LAST_ACK)) return;
  sender.set(SIDE_DUPLICATED_ROW, segment.row + 1);
  setDuplicates(sender, 0);
}

/** It acknowledges what the capture has not seen sent. Told once for each such place. */
export function noteUnseenAcknowledged(segment: Segment, receiver: RecordView): void {
  const contiguous = receiver.get(SIDE_CONTIGUOUS);
  if (contiguous === 0 || (segment.flags & TcpFlag.ACK) === 0 || !isBeyond(segment.ack, contiguous)) return;
  const next = receiver.get(SIDE_NEXT_SEQ);
  if (((contiguous - next) | 0) < 0) {
    receiver.set(SIDE_CONTIGUOUS, next);
    segment.notes |= Note.ACK_LOST_SEGMENT;
  } else {
    if (duplicates(receiver) === 0) segment.notes |= Note.ACK_LOST_SEGMENT;
    setDuplicates(receiver, -1);
  }
}
