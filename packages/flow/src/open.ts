import type { FrameRecord } from "@tcp-ladder/capture-file";
import { decodeFrame, FrameMark, newDecodedFrame, Outcome } from "@tcp-ladder/wire";
import { NO_ROW, RowMark, type SegmentColumns } from "./columns.ts";
import { ConnectionCursor } from "./connection/cursor.ts";
import { CORE_FIRST_ROW, CORE_PAIR, FIELD_CHECKPOINTS, FIELD_LAST_ROW, SIDE_SEGMENTS } from "./connection/layout.ts";
import type { PairKeys } from "./connection/pair-keys.ts";
import { revisionOf } from "./connection/revision.ts";
import { summarise } from "./connection/summary.ts";
import type { ConnectionSummary, Timestamp } from "./connection.ts";
import { withName } from "./endpoint.ts";
import type { ConnectionWindow, Flow, FrameCounters, FrameLocation, Measures, PartFlow, SegmentLook } from "./flow.ts";
import { Intake, type IntakeOptions } from "./intake.ts";
import { measure } from "./measure.ts";
import type { Checkpoint } from "./rows/checkpoints.ts";
import type { Rows } from "./rows/rows.ts";
import { copyChain, copyRange } from "./table/copy.ts";
import { PAGE_MASK } from "./table/table.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

class OpenConnectionFlow implements PartFlow {
  readonly counters: Writable<FrameCounters> = {
    frames: 0,
    segments: 0,
    notTcp: 0,
    malformed: 0,
    cutShort: 0,
    unknownLink: 0,
    snapped: 0,
  };
  protected readonly intake: Intake;
  readonly #decoded = newDecodedFrame();

  readonly #resolved: () => ReadonlyMap<string, string>;

  constructor(options: IntakeOptions, resolved: () => ReadonlyMap<string, string> = () => NO_NAMES) {
    this.intake = new Intake(options);
    this.#resolved = resolved;
  }

  get segments(): number {
    return this.intake.times.length;
  }

  get connections(): number {
    return this.intake.store.length;
  }

  get multipath(): boolean {
    return this.intake.multipath;
  }

  frame(record: FrameRecord): void {
    const { counters } = this;
    const decoded = this.#decoded;
    counters.frames++;
    const { bytes, start, end, originalLength, linkType, checkLength } = record;
    const outcome = decodeFrame(bytes, start, end, originalLength, linkType, decoded, checkLength);
    if (outcome === Outcome.SEGMENT) {
      counters.segments++;
      if ((decoded.marks & FrameMark.SNAPPED) !== 0) counters.snapped++;
      this.intake.take(record, decoded);
    } else if (outcome === Outcome.NOT_TCP) counters.notTcp++;
    else if (outcome === Outcome.MALFORMED) counters.malformed++;
    else if (outcome === Outcome.CUT_SHORT) counters.cutShort++;
    else counters.unknownLink++;
  }

  connection(id: number): ConnectionSummary {
    this.show(id);
    const { store, pairs, times, noteCounts, names } = this.intake;
    const found = summarise(id, store, pairs, times, noteCounts.of(store.view), names.get(id));
    const resolved = this.#resolved();
    if (resolved.size === 0) return found;
    return { ...found, client: withName(found.client, resolved), server: withName(found.server, resolved) };
  }

  cursor(began?: Timestamp): ConnectionCursor {
    return new ConnectionCursor(this.intake, this.#resolved, began);
  }

  get newest(): number {
    return this.intake.newest;
  }

  takeKnownOnly(): void {
    this.intake.knownOnly = true;
  }

  lastSegment(connection: number): number {
    this.show(connection);
    return this.intake.store.view.get(FIELD_LAST_ROW);
  }

  pairOf(connection: number): number {
    return this.intake.store.core(connection, CORE_PAIR);
  }

  pairs(): PairKeys {
    return this.intake.pairs.keys();
  }

  known(keys: PairKeys): Uint8Array {
    return this.intake.pairs.known(keys);
  }

  protected show(id: number): void {
    this.check(id, this.connections, "connection");
    this.intake.show(id);
  }

  protected check(value: number, length: number, what: string): void {
    if (!Number.isInteger(value) || value < 0 || value >= length) throw new RangeError(`no ${what} ${value}`);
  }
}

class OpenFlow extends OpenConnectionFlow implements Flow {
  readonly #rows: Rows;

  constructor(shortcut: boolean, resolved?: () => ReadonlyMap<string, string>) {
    super({ keepRows: true, shortcut }, resolved);
    this.#rows = this.intake.rows as Rows;
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
    const { ends } = this.connection(connection);
    return measure(this.#rows.table, this.#before(connection, Math.min(start, length - 1)), start, rows, ends);
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
    const page = this.#rows.table.pageOf(row);
    const index = row & PAGE_MASK;
    return { frame: page.frame[index] as number, location: page.location[index] as number };
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

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/**
 * A flow with nothing in it yet.
 *
 * @param resolved the names by address that the capture has told so far
 */
export function openFlow(resolved?: () => ReadonlyMap<string, string>): Flow {
  return new OpenFlow(true, resolved);
}

/** A flow that keeps the connections alone: what it says of them is the same, at half the cost and a quarter of the memory. */
export function openConnectionFlow(resolved?: () => ReadonlyMap<string, string>): PartFlow {
  return new OpenConnectionFlow({ keepRows: false, shortcut: true }, resolved);
}

/** The same without the short way for ordinary segments: what tests hold the short way against. */
export function openThoroughFlow(): Flow {
  return new OpenFlow(false);
}
