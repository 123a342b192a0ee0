import type { FrameRecord } from "@tcp-ladder/capture-file";
import { type DecodedFrame, TcpFlag } from "@tcp-ladder/wire";
import { Analysis } from "./analysis/analysis.ts";
import { multipathSubtypes } from "./analysis/multipath.ts";
import { BOTH_ESTABLISHED, isOrdinary, takeOrdinary } from "./analysis/ordinary.ts";
import { REPEATS } from "./analysis/repeats.ts";
import { Note, RowMark } from "./columns.ts";
import { CHECKPOINT_SEGMENTS, Checkpoints, type Reach } from "./connection/checkpoints.ts";
import { beginStates, takeFacts } from "./connection/facts.ts";
import { FirstSendingSearch } from "./connection/first-sending.ts";
import {
  CORE_BIT_CLIENT_IS_HIGHER,
  CORE_BIT_MULTIPATH_MASK,
  CORE_BIT_MULTIPATH_SHIFT,
  CORE_BIT_OPENER_SYN,
  CORE_BIT_OPENER_SYN_ACK,
  CORE_BIT_OPTIONS_CUT,
  CORE_BIT_REUSED_PORTS,
  CORE_FIRST_OPTIONS,
  CORE_FIRST_ROW,
  FIELD_CHECKPOINTS,
  FIELD_IDLES,
  FIELD_LAST_NANOS,
  FIELD_LAST_ROW,
  FIELD_LAST_SECONDS,
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
import { ConnectionStore } from "./connection/store.ts";
import type { PairNames } from "./connection/summary.ts";
import { swapSides } from "./connection/swap.ts";
import { newSegment, type Segment } from "./segment.ts";
import type { RecordView } from "./table/records.ts";
import { PAGE_MASK, SegmentTable } from "./table/table.ts";

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
  readonly #segment = newSegment();
  readonly #first = newSegment();

  /** `shortcut`: take ordinary segments by the short way; only tests do not. */
  constructor(shortcut = true) {
    this.#shortcut = shortcut;
  }

  take(record: FrameRecord, frame: DecodedFrame): void {
    const pair = this.pairs.find(frame);
    const segment = this.#segment;
    segment.row = this.#addRow(record, frame);
    readFrame(segment, record, frame);
    const known = this.pairs.current(pair);
    const id = known === -1 || this.#opensAnew(known, segment) ? this.#open(pair, record, segment) : known;
    this.table.page.connection[this.table.index] = id;
    segment.fromServer = this.pairs.fromHigher !== this.store.clientIsHigher(id);
    if (id === known) this.#continue(id, segment, record);
    else this.#begin(segment, id);
  }

  /** Points the store's views at a connection, working a single segment out anew. */
  show(id: number): void {
    if (this.store.show(id)) return;
    this.#begin(this.#firstSegment(id), id);
  }

  #addRow(record: FrameRecord, frame: DecodedFrame): number {
    const row = this.table.add();
    const { page, index } = this.table;
    page.frame[index] = record.number;
    page.seconds[index] = record.seconds;
    page.nanos[index] = record.nanos;
    page.flags[index] = frame.flags;
    page.seq[index] = frame.seq;
    page.ack[index] = frame.ack;
    page.window[index] = frame.window;
    page.payload[index] = frame.payloadLength;
    page.options[index] = frame.options;
    page.location[index] = record.location;
    return row;
  }

  /** Whether a SYN belongs to a new connection between endpoints that are known. */
  #opensAnew(known: number, segment: Segment): boolean {
    if (!asksToOpen(segment.flags)) return false;
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
    let bits = segment.mss | (segment.windowScale << 16);
    if (this.pairs.fromHigher !== answers) bits |= CORE_BIT_CLIENT_IS_HIGHER;
    if (answers) bits |= CORE_BIT_OPENER_SYN_ACK;
    else if ((flags & TcpFlag.SYN) !== 0) bits |= CORE_BIT_OPENER_SYN;
    bits |= (segment.multipath & CORE_BIT_MULTIPATH_MASK) << CORE_BIT_MULTIPATH_SHIFT;
    if (segment.optionsCut) bits |= CORE_BIT_OPTIONS_CUT;
    if ((segment.notes & Note.REUSED_PORTS) !== 0) bits |= CORE_BIT_REUSED_PORTS;
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

  #continue(id: number, segment: Segment, record: FrameRecord): void {
    if (!this.store.show(id)) this.#enlarge(id);
    const { view, client, server } = this.store;
    if ((segment.flags & TcpFlag.SYN) !== 0) this.#takeSyn(id, segment);
    this.table.setNext(view.get(FIELD_LAST_ROW), segment.row);
    const index = client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS);
    if (index % CHECKPOINT_SEGMENTS === 0) this.#mark(id, segment.row);
    this.#time(segment, record);
    this.#work(segment, id, false);
  }

  /** Marks a second or more without a segment; the time is kept beside, so that no old row need be looked at. */
  #time(segment: Segment, record: FrameRecord): void {
    const { view } = this.store;
    const seconds = (record.seconds | 0) - view.get(FIELD_LAST_SECONDS);
    if (seconds > 1 || (seconds === 1 && record.nanos >= view.get(FIELD_LAST_NANOS))) {
      segment.marks |= RowMark.IDLE_BEFORE;
      view.increment(FIELD_IDLES);
    }
    view.set(FIELD_LAST_SECONDS, record.seconds);
    view.set(FIELD_LAST_NANOS, record.nanos);
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
    let states: number = BOTH_ESTABLISHED;
    if (!first && this.#shortcut && isOrdinary(segment, view, sender, receiver)) {
      takeOrdinary(segment, view, sender, receiver, this.#analysis.unacked);
    } else {
      this.#analysis.take(segment, view, sender, receiver, first);
      states = takeFacts(segment, view, sender, receiver);
      if (segment.related === -1 && (segment.notes & REPEATS) !== 0) {
        const firstRow = this.store.core(id, CORE_FIRST_ROW);
        const from = this.checkpoints.rowBack(view.get(FIELD_CHECKPOINTS), firstRow);
        segment.related = this.#firstSending.find(segment, from);
      }
      // As tshark: what cut-off options (SACK, timestamps) might have explained is not judged.
      if (segment.optionsCut) segment.notes = 0;
      if (segment.notes !== 0) this.noteCounts.add(view, segment.notes);
    }
    view.set(FIELD_LAST_ROW, segment.row);
    const page = this.table.pageOf(segment.row);
    const index = segment.row & PAGE_MASK;
    page.marks[index] = segment.marks;
    page.states[index] = states;
    if (segment.notes !== 0) page.notes[index] = segment.notes;
    if (segment.related !== -1) page.related[index] = segment.related;
    if (segment.acknowledges !== -1) page.acknowledges[index] = segment.acknowledges;
  }

  /** A connection's first segment, from the table. */
  #firstSegment(id: number): Segment {
    const segment = this.#first;
    const row = this.store.core(id, CORE_FIRST_ROW);
    const options = this.store.core(id, CORE_FIRST_OPTIONS);
    const page = this.table.pageOf(row);
    const index = row & PAGE_MASK;
    const marks = page.marks[index] as number;
    segment.row = row;
    segment.fromServer = (marks & RowMark.FROM_SERVER) !== 0;
    segment.seq = (page.seq[index] as number) | 0;
    segment.ack = (page.ack[index] as number) | 0;
    segment.flags = page.flags[index] as number;
    segment.payload = page.payload[index] as number;
    segment.window = page.window[index] as number;
    segment.options = page.options[index] as number;
    segment.mss = options & 0xffff;
    segment.windowScale = (options >>> 16) & 0xff;
    segment.marks = marks;
    segment.multipath = (options >>> CORE_BIT_MULTIPATH_SHIFT) & CORE_BIT_MULTIPATH_MASK;
    segment.optionsCut = (options & CORE_BIT_OPTIONS_CUT) !== 0;
    segment.notes = (options & CORE_BIT_REUSED_PORTS) === 0 ? 0 : Note.REUSED_PORTS;
    segment.related = -1;
    segment.acknowledges = -1;
    return segment;
  }
}

function reachOf(side: RecordView): Reach {
  const bits = side.get(SIDE_BITS);
  return {
    first: (bits & SIDE_BIT_BASE) === 0 ? undefined : side.get(SIDE_BASE),
    end: (bits & SIDE_BIT_SEEN) === 0 ? undefined : side.get(SIDE_NEXT_SEQ),
    ack: (bits & SIDE_BIT_MAX_ACK) === 0 ? undefined : side.get(SIDE_MAX_ACK),
  };
}

function readFrame(segment: Segment, record: FrameRecord, frame: DecodedFrame): void {
  segment.seq = frame.seq | 0;
  segment.ack = frame.ack | 0;
  segment.flags = frame.flags;
  segment.payload = frame.payloadLength;
  segment.window = frame.window;
  segment.options = frame.options;
  segment.mss = frame.mss;
  segment.windowScale = frame.windowScale;
  segment.multipath = frame.options === 0 ? 0 : multipathSubtypes(frame);
  segment.optionsCut = frame.tcpOffset + frame.headerLength > frame.end;
  segment.marks = (record.marks | frame.marks) & 0xfff;
  segment.notes = 0;
  segment.related = -1;
  segment.acknowledges = -1;
}
