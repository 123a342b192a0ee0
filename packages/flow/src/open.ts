import type { FrameRecord } from "@tcp-ladder/capture-file";
import { NO_ROW, RowMark, type SegmentColumns } from "./columns.ts";
import {
  CORE_FIRST_ROW,
  FIELD_CHECKPOINTS,
  FIELD_FIRST_ACK_ROW,
  FIELD_SYN_ROW,
  SIDE_SEGMENTS,
} from "./connection/layout.ts";
import { PairTable } from "./connection/pairs.ts";
import { revisionOf } from "./connection/revision.ts";
import { CountingDecoder } from "./counting.ts";
import { FlightBook } from "./flight/book.ts";
import type { Flights } from "./flight/walk.ts";
import type {
  ConnectionFlow,
  ConnectionWindow,
  Flow,
  FrameCounters,
  FrameLocation,
  Measures,
  ReceivingFlow,
  SegmentLook,
} from "./flow.ts";
import type { IntakeOptions } from "./intake.ts";
import { measure } from "./measure.ts";
import { OpenConnections } from "./open-connections.ts";
import { SegmentReceiver } from "./relay/receiver.ts";
import type { Checkpoint } from "./rows/checkpoints.ts";
import type { Rows } from "./rows/rows.ts";
import { copyChain, copyRange } from "./table/copy.ts";
import { PAGE_MASK } from "./table/table.ts";
import type { RowTimes } from "./table/times.ts";

class OpenConnectionFlow extends OpenConnections implements ConnectionFlow {
  readonly #decoder = new CountingDecoder();
  readonly #pairs: PairTable;

  constructor(options: IntakeOptions, resolved?: () => ReadonlyMap<string, string>) {
    super(options, resolved);
    this.#pairs = new PairTable(this.intake.pairs);
  }

  get counters(): FrameCounters {
    return this.#decoder.counters;
  }

  frame(record: FrameRecord): void {
    const decoder = this.#decoder;
    if (!decoder.decode(record)) return;
    const pair = this.#pairs.find(decoder.decoded);
    this.intake.take(pair, this.#pairs.fromHigher !== 0, record, decoder.decoded);
  }

  close(): void {
    this.#pairs.close();
  }
}

class OpenReceivingFlow extends OpenConnections implements ReceivingFlow {
  readonly #receiver: SegmentReceiver;

  constructor(resolved?: () => ReadonlyMap<string, string>) {
    super({ keepRows: false, shortcut: true }, resolved);
    this.#receiver = new SegmentReceiver(this.intake, this.intake.times as RowTimes);
  }

  take(block: Int32Array): void {
    this.#receiver.take(block);
  }
}

class OpenFlow extends OpenConnectionFlow implements Flow {
  readonly #rows: Rows;
  readonly #flights: FlightBook;

  constructor(shortcut: boolean, resolved?: () => ReadonlyMap<string, string>) {
    super({ keepRows: true, shortcut }, resolved);
    this.#rows = this.intake.rows as Rows;
    this.#flights = new FlightBook(this.#rows.table, this.intake.store);
  }

  revision(id: number): number {
    this.show(id);
    return revisionOf(this.intake.store.view);
  }

  window(connection: number, from: number, count: number): ConnectionWindow {
    this.show(connection);
    const { store } = this.intake;
    const { table } = this.#rows;
    const { client, server } = store;
    const length = client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS);
    const start = Math.min(Math.max(0, Math.trunc(from)), length);
    const rows = Math.min(Math.max(0, Math.trunc(count)), length - start);
    let { index, row, idles } = this.#before(connection, Math.min(start, length - 1));
    for (; index < start; index++) {
      if ((this.#marks(row) & RowMark.IDLE_BEFORE) !== 0) idles++;
      row = table.next(row);
    }
    return { from: start, columns: copyChain(table, row, rows), idlesBefore: idles };
  }

  scan(connection: number, from: number, to: number, look: SegmentLook): void {
    this.show(connection);
    const { store } = this.intake;
    const { table } = this.#rows;
    const length = store.client.get(SIDE_SEGMENTS) + store.server.get(SIDE_SEGMENTS);
    const start = Math.max(0, Math.trunc(from));
    const end = Math.min(Math.trunc(to), length);
    if (start >= end) return;
    let { index, row } = this.#before(connection, start);
    for (; index < start; index++) row = table.next(row);
    for (; index < end; index++) {
      const page = table.pageOf(row);
      const i = row & PAGE_MASK;
      look(page, i, index, row);
      row = page.next[i] as number;
    }
  }

  rows(from: number, count: number): SegmentColumns {
    const start = Math.min(Math.max(0, Math.trunc(from)), this.segments);
    return copyRange(this.#rows.table, start, Math.min(Math.max(0, Math.trunc(count)), this.segments - start));
  }

  measures(connection: number, from: number, count: number): Measures {
    this.show(connection);
    const { client, server } = this.intake.store;
    const length = client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS);
    const start = Math.min(Math.max(0, Math.trunc(from)), length);
    const rows = Math.min(Math.max(0, Math.trunc(count)), length - start);
    return measure(this.#rows.table, this.#flights.before(connection, Math.min(start, length - 1)), start, rows);
  }

  initialRttAt(connection: number, row: number): number {
    this.show(connection);
    const { view } = this.intake.store;
    const ack = view.get(FIELD_FIRST_ACK_ROW);
    if (ack === 0 || row < ack - 1) return Number.NaN;
    return this.#rows.table.elapsed(view.get(FIELD_SYN_ROW) - 1, ack - 1);
  }

  flightsBefore(row: number): Flights {
    const index = this.indexInConnection(row);
    const page = this.#rows.table.pageOf(row);
    const walk = this.#flights.before(page.connection[row & PAGE_MASK] as number, index);
    while (walk.index < index) walk.step();
    return walk.flights;
  }

  sacked(row: number): number {
    return this.#rows.table.sacked(row);
  }

  elapsed(from: number, to: number): number {
    return this.#rows.table.elapsed(from, to);
  }

  nextInConnection(row: number): number | undefined {
    this.check(row, this.segments, "row");
    const next = this.#rows.table.next(row);
    return next === NO_ROW ? undefined : next;
  }

  indexInConnection(row: number): number {
    this.check(row, this.segments, "row");
    const { store } = this.intake;
    const { table, checkpoints } = this.#rows;
    const id = table.pageOf(row).connection[row & PAGE_MASK] as number;
    this.intake.show(id);
    const list = store.view.get(FIELD_CHECKPOINTS);
    let { index, row: at } = checkpoints.beforeRow(list, row, store.core(id, CORE_FIRST_ROW));
    for (; at !== row && at !== NO_ROW; index++) at = table.next(at);
    return index;
  }

  locate(row: number): FrameLocation {
    this.check(row, this.segments, "row");
    const { table } = this.#rows;
    return { frame: table.pageOf(row).frame[row & PAGE_MASK] as number, location: table.location(row) };
  }

  rowOfFrame(frame: number): number | undefined {
    const { table } = this.#rows;
    let low = 0;
    let high = table.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((table.pageOf(middle).frame[middle & PAGE_MASK] as number) < frame) low = middle + 1;
      else high = middle;
    }
    if (low === table.length || table.pageOf(low).frame[low & PAGE_MASK] !== frame) return undefined;
    return low;
  }

  #before(id: number, index: number): Checkpoint {
    const { store } = this.intake;
    return this.#rows.checkpoints.before(store.view.get(FIELD_CHECKPOINTS), index, store.core(id, CORE_FIRST_ROW));
  }

  #marks(row: number): number {
    return this.#rows.table.pageOf(row).marks[row & PAGE_MASK] as number;
  }
}

/**
 * A flow with nothing in it yet.
 *
 * @param resolved the names by address that the capture has told so far
 */
export function openFlow(resolved?: () => ReadonlyMap<string, string>): Flow {
  return new OpenFlow(true, resolved);
}

/** A flow that keeps the connections alone: what it says of them is the same, at half the cost and a quarter of the memory. */
export function openConnectionFlow(resolved?: () => ReadonlyMap<string, string>): ConnectionFlow {
  return new OpenConnectionFlow({ keepRows: false, shortcut: true }, resolved);
}

/**
 * A flow that keeps the connections alone of segments that a {@link SegmentSender} has read.
 *
 * @param resolved as {@link openFlow} takes it
 */
export function openReceivingFlow(resolved?: () => ReadonlyMap<string, string>): ReceivingFlow {
  return new OpenReceivingFlow(resolved);
}

/** The same without the short way for ordinary segments: what tests hold the short way against. */
export function openThoroughFlow(): Flow {
  return new OpenFlow(false);
}
