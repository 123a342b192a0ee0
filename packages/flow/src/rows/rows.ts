import type { FrameRecord } from "@tcp-ladder/capture-file";
import { REPEATS } from "../analysis/repeats.ts";
import { Note, RowMark } from "../columns.ts";
import { correctStates } from "../connection/correction.ts";
import {
  CORE_FIRST_ROW,
  FIELD_CHECKPOINTS,
  FIELD_IDLES,
  FIELD_LAST_NANOS,
  FIELD_LAST_ROW,
  FIELD_LAST_SECONDS,
  SIDE_BIT_SEEN,
  SIDE_BITS,
  SIDE_NEXT_SEQ,
} from "../connection/layout.ts";
import { countRevision } from "../connection/revision.ts";
import type { ConnectionStore } from "../connection/store.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import type { Correction } from "../states/ends.ts";
import type { RecordView } from "../table/records.ts";
import { PAGE_MASK, SegmentTable } from "../table/table.ts";
import { AskedAgainSearch } from "./asked-again.ts";
import { CapturedSearch, type Sent } from "./captured.ts";
import { CHECKPOINT_SEGMENTS, type Checkpoint, Checkpoints } from "./checkpoints.ts";
import { FirstSendingSearch } from "./first-sending.ts";
import { Steps } from "./steps.ts";
import { swapRows } from "./swap-rows.ts";

/** Notes of what was not captured. */
const UNSEEN = Note.LOST_SEGMENT | Note.ACK_LOST_SEGMENT;

/**
 * What is kept of each segment to be shown, and what only showing needs: the table's rows, the ways to them, and what a
 * segment tells of rows before it. A connection's facts come about without any of this.
 */
export class Rows {
  readonly table = new SegmentTable();
  readonly checkpoints = new Checkpoints();
  readonly #store: ConnectionStore;
  readonly #sendingSteps = new Steps(64);
  readonly #firstSending = new FirstSendingSearch(this.table, this.#sendingSteps);
  readonly #capturedSteps = new Steps(64);
  readonly #captured = new CapturedSearch(this.table, this.#capturedSteps);
  readonly #correctionSteps = new Steps(64);
  readonly #askedAgain = new AskedAgainSearch(this.table);

  constructor(store: ConnectionStore) {
    this.#store = store;
  }

  /** Puts the newest row at the end of its connection; `index` is its place there. Returns its marks as far as they follow. */
  append(record: FrameRecord, row: number, words: Int32Array, base: number): number {
    this.table.setNext(words[base + FIELD_LAST_ROW] as number, row);
    return timePasses(words, base, record) ? RowMark.IDLE_BEFORE : 0;
  }

  /** Whether the segment at an index of a connection is one to find the others from. */
  isMarked(index: number): boolean {
    return index % CHECKPOINT_SEGMENTS === 0;
  }

  /** Marks the way to the segment that comes next in the connection at hand. */
  mark(id: number, row: number): void {
    const { view, client, server } = this.#store;
    if (view.get(FIELD_CHECKPOINTS) === 0) {
      view.set(FIELD_CHECKPOINTS, this.checkpoints.add(this.#store.core(id, CORE_FIRST_ROW)));
    }
    const list = view.get(FIELD_CHECKPOINTS);
    const idles = view.get(FIELD_IDLES);
    this.checkpoints.mark(list, { row, idles, clientEnd: endOf(client), serverEnd: endOf(server) });
  }

  /** The connection at hand, of which only the first row was there, has its record now. */
  begin(row: number): void {
    const { seconds, nanos } = this.table.time(row);
    this.#store.view.set(FIELD_LAST_SECONDS, seconds);
    this.#store.view.set(FIELD_LAST_NANOS, nanos);
  }

  /** The client of the connection at hand is the other side from now on. */
  swap(id: number): void {
    swapRows(this.table, this.#store.core(id, CORE_FIRST_ROW));
    this.checkpoints.swap(this.#store.view.get(FIELD_CHECKPOINTS));
    countRevision(this.#store.view);
  }

  /** A segment tells that states of one side in the rows before were wrong; see {@link correctStates}. */
  correct({ row }: Segment, id: number, server: boolean, wrong: Correction): void {
    const shift = server ? 4 : 0;
    this.#correctionSteps.earn();
    const from = this.#rowBack(id, (mark) => {
      const states = this.table.pageOf(mark.row).states[mark.row & PAGE_MASK] as number;
      return wrong[(states >>> shift) & 0x0f] !== undefined && this.#correctionSteps.take(CHECKPOINT_SEGMENTS);
    });
    correctStates(this.table, from, row, server, wrong);
    countRevision(this.#store.view);
  }

  /** The row that first sent what a segment repeats, or −1. */
  firstSending(segment: Segment, id: number): number {
    const from = this.#rowUpTo(id, segment.fromServer, segment.seq, this.#sendingSteps);
    return this.#firstSending.find(segment, from);
  }

  /**
   * Marks a segment of which it is noted that something before it, or something that it acknowledges, was not captured,
   * where that was.
   *
   * @param contiguous the end of what the other side had sent without a gap, as Wireshark counts, before this segment
   */
  noteCaptured(segment: Segment, id: number, contiguous: number): void {
    const { notes, fromServer, seq, ack, related } = segment;
    if ((notes & UNSEEN) === 0) return;
    if ((notes & Note.LOST_SEGMENT) !== 0 && related !== -1 && this.#isFromServer(related) === fromServer) {
      const left = this.#endOfRow(related);
      if (this.#wasCaptured(segment, id, { fromServer, left, right: seq })) segment.marks |= RowMark.FOLLOWS_CAPTURED;
    }
    if ((notes & Note.ACK_LOST_SEGMENT) !== 0) {
      const sent = { fromServer: !fromServer, left: contiguous, right: ack };
      if (this.#wasCaptured(segment, id, sent)) segment.marks |= RowMark.ACKNOWLEDGES_CAPTURED;
    }
  }

  #wasCaptured(segment: Segment, id: number, sent: Sent): boolean {
    if (((sent.right - sent.left) | 0) <= 0) return false;
    return this.#captured.find(segment, sent, this.#rowUpTo(id, sent.fromServer, sent.left, this.#capturedSteps));
  }

  #isFromServer(row: number): boolean {
    return ((this.table.pageOf(row).marks[row & PAGE_MASK] as number) & RowMark.FROM_SERVER) !== 0;
  }

  /** One past the last number of a row. */
  #endOfRow(row: number): number {
    const page = this.table.pageOf(row);
    const index = row & PAGE_MASK;
    const length = sequenceLength(page.payload[index] as number, page.flags[index] as number);
    return (this.table.seq(row) + length) | 0;
  }

  /**
   * Marks the first sending of what a segment of the connection at hand repeats, where the other side had asked for it
   * since. Where the repeat was needless it had arrived.
   */
  noteUnreceived(segment: Segment, receiver: RecordView): void {
    const { notes, related } = segment;
    if ((notes & REPEATS) === 0 || (notes & Note.SPURIOUS_RETRANSMISSION) !== 0 || related === -1) return;
    if (!this.#askedAgain.find(segment, related, receiver)) return;
    const { marks } = this.table.pageOf(related);
    const index = related & PAGE_MASK;
    if (((marks[index] as number) & RowMark.NOT_RECEIVED) !== 0) return;
    marks[index] = (marks[index] as number) | RowMark.NOT_RECEIVED;
    countRevision(this.#store.view);
  }

  /** What is found of a segment, in its row. */
  finish({ row, marks, notes, related, acknowledges }: Segment, id: number, states: number): void {
    const page = this.table.pageOf(row);
    const index = row & PAGE_MASK;
    page.connection[index] = id;
    page.marks[index] = marks;
    page.states[index] = states;
    if (notes !== 0) page.notes[index] = notes;
    if (related !== -1) page.related[index] = related;
    if (acknowledges !== -1) page.acknowledges[index] = acknowledges;
  }

  /** A marked row of a connection up to which a side had sent no number beyond `seq`, or the first that the steps reach. */
  #rowUpTo(id: number, server: boolean, seq: number, steps: Steps): number {
    steps.earn();
    return this.#rowBack(id, (mark) => {
      const end = server ? mark.serverEnd : mark.clientEnd;
      return end !== undefined && ((end - seq) | 0) > 0 && steps.take();
    });
  }

  #rowBack(id: number, beyond: (mark: Checkpoint) => boolean): number {
    const list = this.#store.view.get(FIELD_CHECKPOINTS);
    const first = this.#store.core(id, CORE_FIRST_ROW);
    return this.checkpoints.rowBack(list, first, beyond);
  }
}

/**
 * Whether a second or more has passed since the connection's segment before, and counts it. The time is kept in the
 * record, so that no old row need be looked at.
 */
function timePasses(words: Int32Array, base: number, record: FrameRecord): boolean {
  const seconds = (record.seconds | 0) - (words[base + FIELD_LAST_SECONDS] as number);
  const idle = seconds > 1 || (seconds === 1 && record.nanos >= (words[base + FIELD_LAST_NANOS] as number));
  if (idle) words[base + FIELD_IDLES] = (words[base + FIELD_IDLES] as number) + 1;
  words[base + FIELD_LAST_SECONDS] = record.seconds;
  words[base + FIELD_LAST_NANOS] = record.nanos;
  return idle;
}

function endOf(side: RecordView): number | undefined {
  return (side.get(SIDE_BITS) & SIDE_BIT_SEEN) === 0 ? undefined : side.get(SIDE_NEXT_SEQ);
}
