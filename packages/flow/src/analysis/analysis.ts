import { FrameMark, TcpFlag } from "@tcp-ladder/wire";
import { Note } from "../columns.ts";
import {
  CONNECTION_BIT_COMPLETENESS_SHIFT,
  FIELD_BITS,
  FIELD_FIRST_ACK_ROW,
  FIELD_SYN_ROW,
  SIDE_BIT_BEFORE_FIRST_ACK,
  SIDE_BITS,
  SIDE_LAST_ROW,
} from "../connection/layout.ts";
import { hasShortHeader, isMeasured, type Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import type { Times } from "../table/times.ts";
import { endDuplicates, noteAnswer, noteUnseenAcknowledged } from "./answers.ts";
import { setBases } from "./base.ts";
import { COMPLETENESS_ACK, COMPLETENESS_DATA, completenessWith, SYN_SENT } from "./completeness.ts";
import { MultipathConnections } from "./multipath.ts";
import { remember } from "./remember.ts";
import { noteRepeat, REPEATS } from "./repeats.ts";
import { takeOptions } from "./scaling.ts";
import { UnackedSegments } from "./unacked.ts";
import { isZeroWindowProbe, noteWindowAndPlace } from "./windows.ts";

/**
 * Wireshark's TCP analysis (User's Guide, "TCP Analysis"; as version 4.0 does it), one segment at a time. Where the
 * definitions are read differently by different programs, what tshark prints decides.
 */
export class Analysis {
  readonly unacked = new UnackedSegments();
  readonly multipath = new MultipathConnections();
  readonly #times: Times;

  readonly #findsFirstSendings: boolean;

  /** @param findsFirstSendings of what was sent again, `related` says where it was sent first: rows alone show that */
  constructor(times: Times, findsFirstSendings: boolean) {
    this.#times = times;
    this.#findsFirstSendings = findsFirstSendings;
  }

  /** `first`: of its connection; `alone`: and so far the only one. */
  take(
    segment: Segment,
    connection: RecordView,
    sender: RecordView,
    receiver: RecordView,
    first: boolean,
    alone: boolean,
  ): void {
    const { flags, marks } = segment;
    if ((marks & FrameMark.UNJUDGED) !== 0) return;
    if (isMeasured(marks, segment.payload)) this.#takeSequence(segment, connection, sender, receiver);
    if (hasShortHeader(marks, segment.payload)) return;
    const bits = connection.get(FIELD_BITS);
    const before = (bits >>> CONNECTION_BIT_COMPLETENESS_SHIFT) & 0x3f;
    const reuses = first && (segment.notes & Note.REUSED_PORTS) !== 0;
    const after = completenessWith(
      reuses ? SYN_SENT : before,
      flags,
      segment.payload,
      first && !reuses,
      alone && !reuses,
    );
    if (after !== before) connection.set(FIELD_BITS, bits | (after << CONNECTION_BIT_COMPLETENESS_SHIFT));
    this.#timeHandshake(segment, connection, sender);
    if (segment.multipath !== 0) this.multipath.take(segment, connection);
    if (segment.options !== 0 || (flags & TcpFlag.SYN) !== 0) takeOptions(segment, sender, receiver);
  }

  /** The same of a segment that changes no more than numbers: see `leavesSettled`. */
  takeSettled(segment: Segment, connection: RecordView, sender: RecordView, receiver: RecordView): void {
    this.#takeSequence(segment, connection, sender, receiver);
    const seen = (segment.payload > 0 ? COMPLETENESS_DATA : COMPLETENESS_ACK) << CONNECTION_BIT_COMPLETENESS_SHIFT;
    connection.set(FIELD_BITS, connection.get(FIELD_BITS) | seen);
  }

  #takeSequence(segment: Segment, connection: RecordView, sender: RecordView, receiver: RecordView): void {
    setBases(segment, sender, receiver);
    if (isZeroWindowProbe(segment, sender, receiver)) {
      segment.notes |= Note.ZERO_WINDOW_PROBE;
      segment.related = receiver.get(SIDE_LAST_ROW) - 1;
    } else {
      noteWindowAndPlace(segment, sender, receiver);
      noteAnswer(segment, connection, sender, receiver, this.multipath);
    }
    endDuplicates(segment, sender);
    noteUnseenAcknowledged(segment, receiver);
    noteRepeat(segment, connection, sender, receiver, this.#times);
    if (this.#findsFirstSendings && (segment.notes & REPEATS) !== 0)
      segment.related = this.unacked.firstSending(sender, segment.seq);
    remember(segment, sender, receiver, this.unacked);
    this.multipath.remember(connection, sender);
  }

  /** The newest SYN and the first ACK without SYN: the initial round-trip time lies between. A SYN at time 0 has none. */
  #timeHandshake(segment: Segment, connection: RecordView, sender: RecordView): void {
    const opening = segment.flags & (TcpFlag.SYN | TcpFlag.ACK);
    if ((segment.flags & TcpFlag.SYN) !== 0) {
      sender.set(SIDE_BITS, sender.get(SIDE_BITS) | SIDE_BIT_BEFORE_FIRST_ACK);
      const open = connection.get(FIELD_FIRST_ACK_ROW) === 0;
      if (opening === TcpFlag.SYN && open) {
        connection.set(FIELD_SYN_ROW, this.#times.isZero(segment.row) ? 0 : segment.row + 1);
      }
    }
    if (opening !== TcpFlag.ACK) return;
    const syn = connection.get(FIELD_SYN_ROW);
    if (syn !== 0 && connection.get(FIELD_FIRST_ACK_ROW) === 0 && this.#times.elapsed(syn - 1, segment.row) !== 0) {
      connection.set(FIELD_FIRST_ACK_ROW, segment.row + 1);
    }
    sender.set(SIDE_BITS, sender.get(SIDE_BITS) & ~SIDE_BIT_BEFORE_FIRST_ACK);
  }
}
