import type { FrameRecord } from "@tcp-ladder/capture-file";
import type { Timestamp } from "../connection.ts";

/** When each row was captured: all that a connection's facts need of rows other than the newest. */
export interface Times {
  /** Rows so far. */
  readonly length: number;
  /** Nanoseconds from row `from` to row `to`; exact up to a hundred days. */
  elapsed(from: number, to: number): number;
  time(row: number): Timestamp;
  /** Captured at 0, where a file has no clock: no time to measure from. */
  isZero(row: number): boolean;
}

/** Where a page keeps the times of its rows. */
export interface TimePage {
  readonly seconds: Float64Array;
  readonly nanos: Uint32Array;
}

/** Only a broken file's fraction is more than the column can hold. */
export function keepTime(page: TimePage, index: number, seconds: number, nanos: number): void {
  page.seconds[index] = seconds;
  page.nanos[index] = Math.min(nanos, 0xffffffff);
}

export function elapsedBetween(a: TimePage, i: number, b: TimePage, j: number): number {
  const seconds = (b.seconds[j] as number) - (a.seconds[i] as number);
  return seconds * 1e9 + ((b.nanos[j] as number) - (a.nanos[i] as number));
}

export function isZeroTime({ seconds, nanos }: TimePage, index: number): boolean {
  return seconds[index] === 0 && nanos[index] === 0;
}

const PAGE_BITS = 14;
const PAGE_ROWS = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_ROWS - 1;

/** Words of a row: seconds modulo 2^32, nanoseconds. */
const ROW_WORDS = 2;

/** The times alone, for a flow whose rows nobody will look at: 8 bytes a row. */
export class RowTimes implements Times {
  length = 0;
  readonly #pages: Int32Array[] = [];
  /** Of pages that hold seconds which do not fit a word: all of these; NaN for the others. */
  readonly #far: Float64Array[] = [];

  /** Returns the row's number. */
  add({ seconds, nanos }: FrameRecord): number {
    this.reserve(1);
    return this.addTime(seconds, nanos);
  }

  /** Makes room for so many rows more. Apart from {@link addTime}, which then is the same for every row, and fast. */
  reserve(rows: number): void {
    while (this.length + rows > this.#pages.length << PAGE_BITS) {
      this.#pages.push(new Int32Array(ROW_WORDS * PAGE_ROWS));
    }
  }

  /** A row that there is room for. Returns its number. */
  addTime(seconds: number, nanos: number): number {
    const row = this.length++;
    const page = this.#pageOf(row);
    const at = ROW_WORDS * (row & PAGE_MASK);
    page[at] = seconds;
    page[at + 1] = Math.min(nanos, 0xffffffff);
    if (seconds !== seconds >>> 0) this.#keepFar(row, seconds);
    return row;
  }

  elapsed(from: number, to: number): number {
    return (this.#seconds(to) - this.#seconds(from)) * 1e9 + (this.#nanos(to) - this.#nanos(from));
  }

  time(row: number): Timestamp {
    return { seconds: this.#seconds(row), nanos: this.#nanos(row) };
  }

  isZero(row: number): boolean {
    return this.#seconds(row) === 0 && this.#nanos(row) === 0;
  }

  #seconds(row: number): number {
    const far = this.#far[row >>> PAGE_BITS];
    const seconds = far === undefined ? Number.NaN : (far[row & PAGE_MASK] as number);
    return Number.isNaN(seconds) ? (this.#pageOf(row)[ROW_WORDS * (row & PAGE_MASK)] as number) >>> 0 : seconds;
  }

  #nanos(row: number): number {
    return (this.#pageOf(row)[ROW_WORDS * (row & PAGE_MASK) + 1] as number) >>> 0;
  }

  #keepFar(row: number, seconds: number): void {
    this.#far[row >>> PAGE_BITS] ??= new Float64Array(PAGE_ROWS).fill(Number.NaN);
    (this.#far[row >>> PAGE_BITS] as Float64Array)[row & PAGE_MASK] = seconds;
  }

  #pageOf(row: number): Int32Array {
    return this.#pages[row >>> PAGE_BITS] as Int32Array;
  }
}
