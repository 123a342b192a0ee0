import type { FrameRecord } from "@tcp-ladder/capture-file";
import { type DecodedFrame, FrameMark, TcpFlag } from "@tcp-ladder/wire";
import { Analysis } from "./analysis/analysis.ts";
import { BOTH_ESTABLISHED, isOrdinary, type OrdinaryOutcome, takeOrdinary } from "./analysis/ordinary.ts";
import { REPEATS } from "./analysis/repeats.ts";
import { Note, RowMark } from "./columns.ts";
import { CHECKPOINT_SEGMENTS, Checkpoints, type Reach } from "./connection/checkpoints.ts";
import { correctStates } from "./connection/correction.ts";
import { beginStates, statesOf, takeFacts } from "./connection/facts.ts";
import { FirstSendingSearch } from "./connection/first-sending.ts";
import {
  CORE_BIT_CLIENT_IS_HIGHER,
  CORE_BIT_OPENER_SYN,
  CORE_BIT_OPENER_SYN_ACK,
  CORE_FIRST_OPTIONS,
  CORE_FIRST_ROW,
  FIELD_CHECKPOINTS,
  FIELD_CLIENT,
  FIELD_IDLES,
  FIELD_LAST_NANOS,
  FIELD_LAST_ROW,
  FIELD_LAST_SECONDS,
  FIELD_SERVER,
  SIDE_BASE,
  SIDE_BIT_BASE,
  SIDE_BIT_MAX_ACK,
  SIDE_BIT_SEEN,
  SIDE_BITS,
  SIDE_MAX_ACK,
  SIDE_NEXT_SEQ,
  SIDE_SEGMENTS,
} from "./connection/layout.ts";
import { NoteCounts } from "./connection/note-counts.ts";
import { PairTable } from "./connection/pairs.ts";
import { asksToOpen, firstRowHasOtherBase, hasOtherBase, restoreExpectation } from "./connection/reuse.ts";
import { countRevision } from "./connection/revision.ts";
import { ConnectionStore } from "./connection/store.ts";
import type { PairNames } from "./connection/summary.ts";
import { swapSides } from "./connection/swap.ts";
import { firstOptions, newSegment, outweighsRow, readFirstRow, readFrame, type Segment } from "./segment.ts";
import type { RecordView } from "./table/records.ts";
import { PAGE_MASK, SegmentTable } from "./table/table.ts";

const UNNOTED = FrameMark.BAD_OFFSET | FrameMark.UNJUDGED;

/** Takes decoded segments into table and connections, in one pass. */
export class Intake {
  readonly table = new SegmentTable();
  readonly pairs = new PairTable();
  readonly store = new ConnectionStore();
  readonly checkpoints = new Checkpoints();
  readonly noteCounts = new NoteCounts();
  readonly names = new Map<number, PairNames>();
  readonly #analysis = new Analysis(this.table);
  readonly #shortcut: boolean;
  readonly #firstSending = new FirstSendingSearch(this.table);
  readonly #outcome: OrdinaryOutcome = { advances: false, acknowledges: -1 };
  readonly #segment = newSegment();
  readonly #first = newSegment();

  /** `shortcut`: take ordinary segments by the short way; only tests do not. */
  constructor(shortcut = true) {
    this.#shortcut = shortcut;
  }

  take(record: FrameRecord, frame: DecodedFrame): void {
    const pair = this.pairs.find(frame);
    const known = this.pairs.current(pair);
    const row = this.table.addFrame(record, frame);
    if (known !== -1 && this.#shortcut && this.#takeShortWay(known, row, record, frame)) return;
    const segment = this.#segment;
    segment.row = row;
    readFrame(segment, (record.marks | frame.marks) & 0xfff, frame);
    this.table.page.payload[this.table.index] = segment.payload;
    const id = known === -1 || this.#opensAnew(known, segment) ? this.#open(pair, record, segment) : known;
    this.table.page.connection[this.table.index] = id;
    segment.fromServer = this.pairs.fromHigher !== this.store.clientIsHigher(id);
    if (id === known) this.#continue(id, segment, record);
    else if (outweighsRow(segment)) this.#beginWhole(segment, id, record);
    else this.#begin(segment, id);
  }

  /** Ordinary segments are done with here; false, and nothing done, for any other. */
  #takeShortWay(id: number, row: number, record: FrameRecord, frame: DecodedFrame): boolean {
    const number = this.store.record(id);
    if (number === 0) return false;
    const words = this.store.recordWords(number);
    const base = this.store.recordBase(number);
    const fromServer = this.pairs.fromHigher !== this.store.clientIsHigher(id);
    const own = base + (fromServer ? FIELD_SERVER : FIELD_CLIENT);
    const other = base + (fromServer ? FIELD_CLIENT : FIELD_SERVER);
    if (!isOrdinary(frame, words, base, own, other)) return false;
    const index = (words[own + SIDE_SEGMENTS] as number) + (words[other + SIDE_SEGMENTS] as number);
    if (index % CHECKPOINT_SEGMENTS === 0) return false;
    const { table } = this;
    table.setNext(words[base + FIELD_LAST_ROW] as number, row);
    words[base + FIELD_LAST_ROW] = row;
    let marks = (record.marks | frame.marks) & 0xfff;
    if (fromServer) marks |= RowMark.FROM_SERVER;
    if (timePasses(words, base, record)) marks |= RowMark.IDLE_BEFORE;
    takeOrdinary(frame, row, words, base, own, other, this.#analysis.unacked, this.#outcome);
    if (this.#outcome.advances) marks |= RowMark.ACK_ADVANCES;
    const { page, index: at } = table;
    page.connection[at] = id;
    page.marks[at] = marks;
    page.states[at] = BOTH_ESTABLISHED;
    if (this.#outcome.acknowledges !== -1) page.acknowledges[at] = this.#outcome.acknowledges;
    return true;
  }

  /** Points the store's views at a connection, working a single segment out anew. */
  show(id: number): void {
    if (this.store.show(id)) return;
    this.#begin(this.#firstSegment(id), id);
  }

  /** Whether a SYN belongs to a new connection between endpoints that are known. */
  #opensAnew(known: number, segment: Segment): boolean {
    if (!asksToOpen(segment.flags) || (segment.marks & FrameMark.UNJUDGED) !== 0) return false;
    let other: boolean;
    const fromServer = this.pairs.fromHigher !== this.store.clientIsHigher(known);
    if (this.store.show(known)) {
      other = hasOtherBase(fromServer ? this.store.server : this.store.client, segment.seq);
    } else {
      const first = this.store.core(known, CORE_FIRST_ROW);
      const page = this.table.pageOf(first);
      const sentByServer = ((page.marks[first & PAGE_MASK] as number) & RowMark.FROM_SERVER) !== 0;
      other = firstRowHasOtherBase(page, first & PAGE_MASK, fromServer === sentByServer, segment.seq);
    }
    if (other) segment.notes |= Note.REUSED_PORTS;
    return other;
  }

  #open(pair: number, record: FrameRecord, segment: Segment): number {
    const { flags } = segment;
    const answers = (flags & (TcpFlag.SYN | TcpFlag.ACK)) === (TcpFlag.SYN | TcpFlag.ACK);
    let bits = firstOptions(segment);
    if (this.pairs.fromHigher !== answers) bits |= CORE_BIT_CLIENT_IS_HIGHER;
    if (answers) bits |= CORE_BIT_OPENER_SYN_ACK;
    else if ((flags & TcpFlag.SYN) !== 0) bits |= CORE_BIT_OPENER_SYN;
    const id = this.store.add(pair, segment.row, bits);
    this.pairs.setCurrent(pair, id);
    if (record.names !== undefined) this.names.set(id, { names: record.names, fromHigher: this.pairs.fromHigher });
    segment.marks |= RowMark.FIRST;
    return id;
  }

  /** A first segment is worked out in the scratch record; a second one will have it worked out again. */
  #begin(segment: Segment, id: number): void {
    this.store.showScratch();
    this.noteCounts.useScratch(this.store.view);
    beginStates(this.store.view, segment.flags);
    this.#work(segment, id, true);
    this.#analysis.unacked.clear(segment.fromServer ? this.store.server : this.store.client);
  }

  /** A first segment that the row does not hold wholly has its record at once. */
  #beginWhole(segment: Segment, id: number, record: FrameRecord): void {
    this.store.enlarge(id);
    this.store.view.set(FIELD_LAST_SECONDS, record.seconds);
    this.store.view.set(FIELD_LAST_NANOS, record.nanos);
    beginStates(this.store.view, segment.flags);
    this.#work(segment, id, true);
  }

  #continue(id: number, segment: Segment, record: FrameRecord): void {
    if (!this.store.show(id)) this.#enlarge(id);
    const { view, client, server } = this.store;
    const unjudged = (segment.marks & FrameMark.UNJUDGED) !== 0;
    if ((segment.flags & TcpFlag.SYN) !== 0 && !unjudged) this.#takeSyn(id, segment);
    this.table.setNext(view.get(FIELD_LAST_ROW), segment.row);
    const index = client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS);
    if (index % CHECKPOINT_SEGMENTS === 0) this.#mark(id, segment.row);
    if (timePasses(view.words, view.base, record)) segment.marks |= RowMark.IDLE_BEFORE;
    this.#work(segment, id, false);
  }

  /** The ports again, without a new connection: a SYN repeated, or a SYN+ACK with another number. */
  #takeSyn(id: number, segment: Segment): void {
    this.#learnOpener(id, segment);
    const sender = segment.fromServer ? this.store.server : this.store.client;
    if (asksToOpen(segment.flags)) {
      if ((sender.get(SIDE_BITS) & SIDE_BIT_BASE) !== 0) restoreExpectation(sender);
    } else if (hasOtherBase(sender, segment.seq)) {
      segment.notes |= Note.REUSED_PORTS;
      sender.set(SIDE_BASE, segment.seq);
    }
  }

  /** A SYN, or with less weight a SYN+ACK, tells who opened what began without. */
  #learnOpener(id: number, segment: Segment): void {
    const known = this.store.core(id, CORE_FIRST_OPTIONS);
    const byClient = asksToOpen(segment.flags) !== segment.fromServer;
    if ((known & (CORE_BIT_OPENER_SYN | CORE_BIT_OPENER_SYN_ACK)) === 0 && !byClient) {
      const sender = segment.fromServer ? this.store.server : this.store.client;
      // A SYN+ACK with another number answers a later opening: it says nothing of this one.
      if (!asksToOpen(segment.flags) && hasOtherBase(sender, segment.seq)) return;
      swapSides(id, this.store, this.table);
      countRevision(this.store.view);
      this.checkpoints.swap(this.store.view.get(FIELD_CHECKPOINTS));
      segment.fromServer = !segment.fromServer;
    } else if (!byClient) {
      return;
    }
    const opener = asksToOpen(segment.flags) ? CORE_BIT_OPENER_SYN : CORE_BIT_OPENER_SYN_ACK;
    const bits = this.store.core(id, CORE_FIRST_OPTIONS);
    if ((bits & CORE_BIT_OPENER_SYN) !== 0) return;
    const cleared = bits & ~(CORE_BIT_OPENER_SYN | CORE_BIT_OPENER_SYN_ACK);
    this.store.setCore(id, CORE_FIRST_OPTIONS, cleared | opener);
  }

  #enlarge(id: number): void {
    const segment = this.#firstSegment(id);
    this.store.enlarge(id);
    const page = this.table.pageOf(segment.row);
    this.store.view.set(FIELD_LAST_SECONDS, page.seconds[segment.row & PAGE_MASK] as number);
    this.store.view.set(FIELD_LAST_NANOS, page.nanos[segment.row & PAGE_MASK] as number);
    beginStates(this.store.view, segment.flags);
    this.#work(segment, id, true);
  }

  #mark(id: number, row: number): void {
    const { view, client, server } = this.store;
    if (view.get(FIELD_CHECKPOINTS) === 0) {
      view.set(FIELD_CHECKPOINTS, this.checkpoints.add(this.store.core(id, CORE_FIRST_ROW)));
    }
    const list = view.get(FIELD_CHECKPOINTS);
    this.checkpoints.mark(list, row, view.get(FIELD_IDLES), reachOf(client), reachOf(server));
  }

  #work(segment: Segment, id: number, first: boolean): void {
    const { view, client, server } = this.store;
    const sender = segment.fromServer ? server : client;
    const receiver = segment.fromServer ? client : server;
    if (segment.fromServer) segment.marks |= RowMark.FROM_SERVER;
    this.#analysis.take(segment, view, sender, receiver, first);
    const { wrong, right } = takeFacts(segment, view, sender, receiver);
    if (wrong !== 0 && !first) {
      const from = this.checkpoints.rowBack(view.get(FIELD_CHECKPOINTS), this.store.core(id, CORE_FIRST_ROW));
      correctStates(this.table, from, segment.row, segment.fromServer, wrong, right);
      countRevision(view);
    }
    if (segment.related === -1 && (segment.notes & REPEATS) !== 0) {
      const from = this.checkpoints.rowBack(view.get(FIELD_CHECKPOINTS), this.store.core(id, CORE_FIRST_ROW));
      segment.related = this.#firstSending.find(segment, from);
    }
    // As tshark: it gives up, before any note, at a header or options that it cannot read to their end.
    if (segment.optionsCut || (segment.marks & UNNOTED) !== 0) segment.notes = 0;
    if (segment.notes !== 0) this.noteCounts.add(view, segment.notes);
    view.set(FIELD_LAST_ROW, segment.row);
    const page = this.table.pageOf(segment.row);
    const index = segment.row & PAGE_MASK;
    page.marks[index] = segment.marks;
    page.states[index] = statesOf(view);
    if (segment.notes !== 0) page.notes[index] = segment.notes;
    if (segment.related !== -1) page.related[index] = segment.related;
    if (segment.acknowledges !== -1) page.acknowledges[index] = segment.acknowledges;
  }

  /** A connection's first segment, from the table. */
  #firstSegment(id: number): Segment {
    const row = this.store.core(id, CORE_FIRST_ROW);
    readFirstRow(this.#first, this.table, row, this.store.core(id, CORE_FIRST_OPTIONS));
    return this.#first;
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

function reachOf(side: RecordView): Reach {
  const bits = side.get(SIDE_BITS);
  return {
    first: (bits & SIDE_BIT_BASE) === 0 ? undefined : side.get(SIDE_BASE),
    end: (bits & SIDE_BIT_SEEN) === 0 ? undefined : side.get(SIDE_NEXT_SEQ),
    ack: (bits & SIDE_BIT_MAX_ACK) === 0 ? undefined : side.get(SIDE_MAX_ACK),
  };
}
