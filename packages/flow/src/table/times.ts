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

/** A class: V8 takes the fields of one for what they are from the first on, those of a literal from the third. */
class RowPage implements TimePage {
  readonly seconds = new Float64Array(PAGE_ROWS);
  readonly nanos = new Uint32Array(PAGE_ROWS);
}

/** The times alone, for a flow whose rows nobody will look at: 12 bytes a row. */
export class RowTimes implements Times {
  length = 0;
  readonly #pages: TimePage[] = [];

  /** Returns the row's number. */
  add({ seconds, nanos }: FrameRecord): number {
    this.reserve(1);
    return this.addTime(seconds, nanos);
  }

  /** Makes room for so many rows more. Apart from {@link addTime}, which then is the same for every row, and fast. */
  reserve(rows: number): void {
    while (this.length + rows > this.#pages.length << PAGE_BITS) this.#pages.push(new RowPage());
  }

  /** A row that there is room for. Returns its number. */
  addTime(seconds: number, nanos: number): number {
    const row = this.length++;
    keepTime(this.#pageOf(row), row & PAGE_MASK, seconds, nanos);
    return row;
  }

  elapsed(from: number, to: number): number {
    return elapsedBetween(this.#pageOf(from), from & PAGE_MASK, this.#pageOf(to), to & PAGE_MASK);
  }

  time(row: number): Timestamp {
    const page = this.#pageOf(row);
    const index = row & PAGE_MASK;
    return { seconds: page.seconds[index] as number, nanos: page.nanos[index] as number };
  }

  isZero(row: number): boolean {
    return isZeroTime(this.#pageOf(row), row & PAGE_MASK);
  }

  #pageOf(row: number): TimePage {
    return this.#pages[row >>> PAGE_BITS] as TimePage;
  }
}
