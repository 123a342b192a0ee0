import { TcpFlag } from "@tcp-ladder/wire";
import { Note } from "../columns.ts";
import {
  FIELD_FIRST_ACK_ROW,
  FIELD_SYN_ROW,
  SIDE_LAST_ACK,
  SIDE_LAST_ROW,
  SIDE_NEXT_SEQ,
  SIDE_NEXT_SEQ_ROW,
} from "../connection/layout.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import type { Times } from "../table/times.ts";
import { duplicates } from "./answers.ts";

/** A repeat this soon after the last duplicate ACK was provoked by it. */
const FAST_NS = 20_000_000;
/** Without a measured round trip, segments that come this close after each other have only changed places. */
const REORDERING_NS = 3_000_000;

export const REPEATS = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;

/** Tells what kind of repeat a segment is that brings no new numbers, if it is one. */
export function noteRepeat(
  segment: Segment,
  connection: RecordView,
  sender: RecordView,
  receiver: RecordView,
  times: Times,
): void {
  const { seq, payload, flags } = segment;
  if (payload === 0 && (flags & (TcpFlag.SYN | TcpFlag.FIN)) === 0) return;
  if ((segment.notes & Note.KEEP_ALIVE) !== 0) return;
  const next = sender.get(SIDE_NEXT_SEQ);
  // A segment that begins with the byte of a probe and brings more is not a repeat.
  const old = next !== 0 && ((seq - next) | 0) < 0 && !(payload > 1 && ((next - 1) | 0) === seq);
  const acknowledged = receiver.get(SIDE_LAST_ACK);
  if (payload > 0 && acknowledged !== 0 && ((seq + payload - acknowledged) | 0) <= 0) {
    segment.notes |= Note.SPURIOUS_RETRANSMISSION | Note.RETRANSMISSION;
  } else if (!old) {
    return;
  } else if (
    provoked(receiver) &&
    acknowledged === seq &&
    sooner(times.elapsed(receiver.get(SIDE_LAST_ROW) - 1, segment.row), FAST_NS)
  ) {
    segment.notes |= Note.FAST_RETRANSMISSION | Note.RETRANSMISSION;
  } else if (
    next !== ((seq + sequenceLength(payload, flags)) | 0) &&
    sooner(times.elapsed(sender.get(SIDE_NEXT_SEQ_ROW), segment.row), reorderingTime(connection, times))
  ) {
    segment.notes |= Note.OUT_OF_ORDER;
    segment.related = sender.get(SIDE_NEXT_SEQ_ROW);
  } else {
    segment.notes |= Note.RETRANSMISSION;
  }
}

/** Two duplicate ACKs or more; Wireshark takes an ACK of what was not captured for many. */
function provoked(receiver: RecordView): boolean {
  const count = duplicates(receiver);
  return count >= 2 || count === -1;
}

/** The initial round-trip time where it was captured: what is late by less has been overtaken, not sent again. */
export function reorderingTime(connection: RecordView, times: Times): number {
  const ack = connection.get(FIELD_FIRST_ACK_ROW);
  if (ack === 0) return REORDERING_NS;
  return times.elapsed(connection.get(FIELD_SYN_ROW) - 1, ack - 1);
}

/** Wireshark compares without sign, so that a clock that jumped back counts as very late. */
function sooner(a: number, b: number): boolean {
  return a < 0 === b < 0 ? a < b : b < 0;
}
