import type { FrameRecord } from "@tcp-ladder/capture-file";
import { type DecodedFrame, FrameMark, TcpFlag } from "@tcp-ladder/wire";
import { Analysis } from "./analysis/analysis.ts";
import { receiversBase } from "./analysis/base.ts";
import {
  BOTH_ESTABLISHED,
  isOrdinary,
  leavesSettled,
  looksOrdinary,
  type OrdinaryOutcome,
  takeOrdinary,
} from "./analysis/ordinary.ts";
import { REPEATS } from "./analysis/repeats.ts";
import { Note, RowMark } from "./columns.ts";
import { beginStates, statesOf, takeFacts, takeSettledFacts } from "./connection/facts.ts";
import {
  CORE_BIT_CLIENT_IS_HIGHER,
  CORE_BIT_OPENER_SYN,
  CORE_BIT_OPENER_SYN_ACK,
  CORE_FIRST_OPTIONS,
  FIELD_CLIENT,
  FIELD_LAST_ROW,
  FIELD_SERVER,
  SIDE_BASE,
  SIDE_BIT_BASE,
  SIDE_BITS,
  SIDE_CONTIGUOUS,
  SIDE_SEGMENTS,
} from "./connection/layout.ts";
import { NoteCounts } from "./connection/note-counts.ts";
import { PairRecords } from "./connection/pair-records.ts";
import { asksToOpen, firstHasOtherBase, hasOtherBase, restoreExpectation } from "./connection/reuse.ts";
import { ConnectionStore } from "./connection/store.ts";
import type { PairNames } from "./connection/summary.ts";
import { swapSides } from "./connection/swap.ts";
import { Rows } from "./rows/rows.ts";
import { newSegment, readFrame, rereadOptions, type Segment } from "./segment.ts";
import type { RecordView } from "./table/records.ts";
import type { SegmentTable } from "./table/table.ts";
import { RowTimes } from "./table/times.ts";

const UNNOTED = FrameMark.BAD_OFFSET | FrameMark.UNJUDGED;

/** How segments are taken in. */
export interface IntakeOptions {
  /** Keep what shows of each segment; without, there are the connections alone. */
  readonly keepRows: boolean;
  /** Take ordinary segments by the short way; only tests do not. */
  readonly shortcut: boolean;
}

/** Takes decoded segments into connections and, where they are kept, rows, in one pass. */
export class Intake {
  readonly pairs = new PairRecords();
  readonly store = new ConnectionStore();
  readonly rows: Rows | undefined;
  readonly times: SegmentTable | RowTimes;
  readonly noteCounts = new NoteCounts();
  readonly names = new Map<number, PairNames>();
  readonly #analysis: Analysis;
  readonly #shortcut: boolean;
  readonly #outcome: OrdinaryOutcome = { advances: false, acknowledges: -1 };
  readonly #segment = newSegment();
  /** Of the segment at hand: the higher endpoint of its pair sent it. */
  #fromHigher = false;
  readonly #first = newSegment();

  constructor({ keepRows, shortcut }: IntakeOptions) {
    this.#shortcut = shortcut;
    this.rows = keepRows ? new Rows(this.store) : undefined;
    this.times = this.rows?.table ?? new RowTimes();
    this.#analysis = new Analysis(this.times, keepRows);
  }

  /** Takes a frame's segment in. `fromHigher`: the higher endpoint of its pair sent it. */
  take(pair: number, fromHigher: boolean, record: FrameRecord, frame: DecodedFrame): void {
    const known = this.pairs.current(pair);
    const row = this.times.add(record, frame);
    if (known !== -1 && this.#shortcut && looksOrdinary(frame)) {
      const { window, payloadLength } = frame;
      const marks = (record.marks | frame.marks) & 0xfff;
      const seq = frame.seq | 0;
      if (this.takeShortWay(known, fromHigher, row, seq, frame.ack | 0, window, payloadLength, marks, record)) return;
    }
    const segment = this.#segment;
    segment.row = row;
    readFrame(segment, (record.marks | frame.marks) & 0xfff, frame);
    if (this.rows !== undefined) this.rows.table.page.payload[this.rows.table.index] = segment.payload;
    this.takeLongWay(pair, known, fromHigher, segment, frame, record);
  }

  /**
   * Ordinary segments are done with here; false, and nothing done, for any other. Its header looks ordinary.
   *
   * @param id the pair's newest connection
   * @param seq as `ack`, a signed 32-bit word
   * @param record its frame, where rows are kept
   */
  takeShortWay(
    id: number,
    fromHigher: boolean,
    row: number,
    seq: number,
    ack: number,
    window: number,
    payload: number,
    frameMarks: number,
    record: FrameRecord | undefined,
  ): boolean {
    const number = this.store.record(id);
    if (number === 0) return false;
    const words = this.store.recordWords(number);
    const base = this.store.recordBase(number);
    const fromServer = fromHigher !== this.store.clientIsHigher(id);
    const own = base + (fromServer ? FIELD_SERVER : FIELD_CLIENT);
    const other = base + (fromServer ? FIELD_CLIENT : FIELD_SERVER);
    if (!isOrdinary(seq, ack, window, payload, words, base, own, other)) return false;
    const { rows } = this;
    let marks = 0;
    if (rows !== undefined && record !== undefined) {
      if (rows.isMarked((words[own + SIDE_SEGMENTS] as number) + (words[other + SIDE_SEGMENTS] as number)))
        return false;
      marks = rows.append(record, row, words, base);
    }
    words[base + FIELD_LAST_ROW] = row;
    takeOrdinary(seq, ack, window, payload, row, words, base, own, other, this.#analysis.unacked, this.#outcome);
    if (rows === undefined) return true;
    marks |= frameMarks;
    if (fromServer) marks |= RowMark.FROM_SERVER;
    if (this.#outcome.advances) marks |= RowMark.ACK_ADVANCES;
    const { page, index } = rows.table;
    page.connection[index] = id;
    page.marks[index] = marks;
    page.states[index] = BOTH_ESTABLISHED;
    if (this.#outcome.acknowledges !== -1) page.acknowledges[index] = this.#outcome.acknowledges;
    return true;
  }

  /**
   * Takes any segment in.
   *
   * @param known the pair's newest connection, or −1
   * @param frame its header, of which no more is looked at than the options
   * @param record its frame, where rows are kept or it may have names
   */
  takeLongWay(
    pair: number,
    known: number,
    fromHigher: boolean,
    segment: Segment,
    frame: DecodedFrame,
    record: FrameRecord | undefined,
  ): void {
    this.#fromHigher = fromHigher;
    const opens = known === -1 || this.#opensAnew(known, segment);
    if (segment.restsOnAck) rereadOptions(segment, frame, receiversBase(segment, this.#receiver(opens ? -1 : known)));
    const id = opens ? this.#open(pair, record, segment) : known;
    segment.fromServer = fromHigher !== this.store.clientIsHigher(id);
    if (id === known) this.#continue(id, segment, record);
    else if (this.rows !== undefined) this.#begin(segment, id);
  }

  /** Points the store's views at a connection, working a single segment out anew. */
  show(id: number): void {
    if (this.store.show(id)) return;
    this.#begin(this.store.first(this.#first, id), id);
  }

  /** Who receives the segment that is being taken in; undefined where it opens a connection. */
  #receiver(known: number): RecordView | undefined {
    if (known === -1) return undefined;
    if (!this.store.show(known)) this.#enlarge(known);
    return this.#fromHigher !== this.store.clientIsHigher(known) ? this.store.client : this.store.server;
  }

  /** Whether a SYN belongs to a new connection between endpoints that are known. */
  #opensAnew(known: number, segment: Segment): boolean {
    if (!asksToOpen(segment.flags) || (segment.marks & FrameMark.UNJUDGED) !== 0) return false;
    let other: boolean;
    const fromServer = this.#fromHigher !== this.store.clientIsHigher(known);
    if (this.store.show(known)) {
      other = hasOtherBase(fromServer ? this.store.server : this.store.client, segment.seq);
    } else {
      const first = this.store.first(this.#first, known);
      other = firstHasOtherBase(first, fromServer === first.fromServer, segment.seq);
    }
    if (other) segment.notes |= Note.REUSED_PORTS;
    return other;
  }

  #open(pair: number, record: FrameRecord | undefined, segment: Segment): number {
    const { flags } = segment;
    const answers = (flags & (TcpFlag.SYN | TcpFlag.ACK)) === (TcpFlag.SYN | TcpFlag.ACK);
    let opener = 0;
    if (this.#fromHigher !== answers) opener |= CORE_BIT_CLIENT_IS_HIGHER;
    if (answers) opener |= CORE_BIT_OPENER_SYN_ACK;
    else if ((flags & TcpFlag.SYN) !== 0) opener |= CORE_BIT_OPENER_SYN;
    segment.marks |= RowMark.FIRST;
    segment.fromServer = answers;
    if (segment.multipath !== 0) this.#analysis.multipath.begin(segment);
    const id = this.store.add(pair, segment, opener);
    this.pairs.setCurrent(pair, id);
    const names = record?.names;
    if (names !== undefined) this.names.set(id, { names, fromHigher: this.#fromHigher });
    return id;
  }

  /** A first segment is worked out in the scratch record, for its row; a second one will have it worked out again. */
  #begin(segment: Segment, id: number): void {
    this.store.showScratch();
    this.noteCounts.useScratch(this.store.view);
    beginStates(this.store.view, segment.flags);
    this.#work(segment, id, true, true);
    this.#analysis.unacked.clear(segment.fromServer ? this.store.server : this.store.client);
  }

  #continue(id: number, segment: Segment, record: FrameRecord | undefined): void {
    if (!this.store.show(id)) this.#enlarge(id);
    const { view, client, server } = this.store;
    const unjudged = (segment.marks & FrameMark.UNJUDGED) !== 0;
    if ((segment.flags & TcpFlag.SYN) !== 0 && !unjudged) this.#takeSyn(id, segment);
    if (this.rows !== undefined && record !== undefined) {
      if (this.rows.isMarked(client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS))) this.rows.mark(id, segment.row);
      segment.marks |= this.rows.append(record, segment.row, view.words, view.base);
    }
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
      swapSides(id, this.store);
      this.#analysis.unacked.sidesSwapped();
      this.rows?.swap(id);
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
    const segment = this.store.first(this.#first, id);
    this.store.enlarge(id);
    this.rows?.begin(segment.row);
    beginStates(this.store.view, segment.flags);
    this.#work(segment, id, true);
  }

  #work(segment: Segment, id: number, first: boolean, alone = false): void {
    const { view, client, server } = this.store;
    const sender = segment.fromServer ? server : client;
    const receiver = segment.fromServer ? client : server;
    if (segment.fromServer) segment.marks |= RowMark.FROM_SERVER;
    const settled = this.#shortcut && leavesSettled(segment, view, sender, receiver);
    const contiguous = receiver.get(SIDE_CONTIGUOUS);
    if (settled) this.#analysis.takeSettled(segment, view, sender, receiver);
    else this.#analysis.take(segment, view, sender, receiver, first, alone);
    this.rows?.noteCaptured(segment, id, contiguous);
    if (settled) takeSettledFacts(segment, sender);
    else {
      const { wrong, ofReceiver } = takeFacts(segment, view, sender, receiver, this.times);
      if (wrong !== undefined && !first) this.rows?.correct(segment, id, segment.fromServer !== ofReceiver, wrong);
    }
    if (this.rows !== undefined && segment.related === -1 && (segment.notes & REPEATS) !== 0) {
      segment.related = this.rows.firstSending(segment, id);
    }
    // As tshark: it gives up, before any note, at a header or options that it cannot read to their end.
    if (segment.optionsCut || (segment.marks & UNNOTED) !== 0) segment.notes = 0;
    this.rows?.noteUnreceived(segment, receiver);
    if (segment.notes !== 0) this.noteCounts.add(view, segment.notes);
    view.set(FIELD_LAST_ROW, segment.row);
    this.rows?.finish(segment, id, statesOf(view));
  }
}
