import { TcpFlag } from "@tcp-ladder/wire";
import { Note } from "../columns.ts";
import {
  SIDE_BIT_BEFORE_FIRST_ACK,
  SIDE_BIT_SCALE,
  SIDE_BIT_SCALE_KNOWN,
  SIDE_BIT_SCALE_USED,
  SIDE_BITS,
  SIDE_LAST_ACK,
  SIDE_LAST_ROW,
  SIDE_NEXT_SEQ,
  SIDE_NEXT_SEQ_ROW,
} from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import { offeredWindow } from "./answers.ts";
import { isBeyond } from "./beyond.ts";

const SYN_FIN_RST = TcpFlag.SYN | TcpFlag.FIN | TcpFlag.RST;

/** One byte, the next in order, sent into a closed window. */
export function isZeroWindowProbe(segment: Segment, sender: RecordView, receiver: RecordView): boolean {
  return segment.payload === 1 && segment.seq === sender.get(SIDE_NEXT_SEQ) && offeredWindow(receiver) === 0;
}

/** Notes that a segment's place and window earn it, whoever answers whom. */
export function noteWindowAndPlace(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const { seq, payload, window, flags } = segment;
  const next = sender.get(SIDE_NEXT_SEQ);
  const plain = (flags & SYN_FIN_RST) === 0;
  if (window === 0 && plain) segment.notes |= Note.ZERO_WINDOW;
  if (next !== 0 && isBeyond(seq, next) && (flags & TcpFlag.RST) === 0) {
    segment.notes |= Note.LOST_SEGMENT;
    segment.related = sender.get(SIDE_NEXT_SEQ_ROW);
  }
  if (!plain) return;
  if (payload <= 1 && seq === ((next - 1) | 0)) segment.notes |= Note.KEEP_ALIVE;
  if (payload === 0) {
    if (window !== 0 && seq === next && segment.ack === sender.get(SIDE_LAST_ACK) && window !== offeredWindow(sender)) {
      segment.notes |= Note.WINDOW_UPDATE;
      segment.related = sender.get(SIDE_LAST_ROW) - 1;
    }
  } else if (fillsWindow(segment, receiver)) {
    segment.notes |= Note.WINDOW_FULL;
    segment.related = receiver.get(SIDE_LAST_ROW) - 1;
  }
}

/** The segment ends where the window that the other side offered last ends. Only told where scaling is known. */
function fillsWindow(segment: Segment, receiver: RecordView): boolean {
  const bits = receiver.get(SIDE_BITS);
  if ((bits & SIDE_BIT_SCALE_KNOWN) === 0) return false;
  const scaled = (bits & SIDE_BIT_SCALE_USED) !== 0 && (bits & SIDE_BIT_BEFORE_FIRST_ACK) === 0;
  const window = offeredWindow(receiver) << (scaled ? bits & SIDE_BIT_SCALE : 0);
  return ((segment.seq + segment.payload) | 0) === ((receiver.get(SIDE_LAST_ACK) + window) | 0);
}
