import type { FrameRecord } from "@tcp-ladder/capture-file";
import type { Timestamp } from "../connection.ts";

/** When each row was captured: all that a connection's facts need of rows other than the newest. */
export interface Times {
  /** Rows so far. */
  readonly length: number;
  /** Nanoseconds from row `from` to row `to`; exact up to a hundred days. */
  elapsed(from: number, to: number): number;
  time(row: number): Timestamp;
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

const PAGE_BITS = 14;
const PAGE_ROWS = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_ROWS - 1;

/** The times alone, for a flow whose rows nobody will look at: 12 bytes a row. */
export class RowTimes implements Times {
  length = 0;
  readonly #pages: TimePage[] = [];
  #page: TimePage = newTimePage();

  constructor() {
    this.#pages.push(this.#page);
  }

  /** Returns the row's number. */
  add({ seconds, nanos }: FrameRecord): number {
    return this.addTime(seconds, nanos);
  }

  addTime(seconds: number, nanos: number): number {
    const row = this.length++;
    const index = row & PAGE_MASK;
    if (index === 0 && row > 0) {
      this.#page = newTimePage();
      this.#pages.push(this.#page);
    }
    keepTime(this.#page, index, seconds, nanos);
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

  #pageOf(row: number): TimePage {
    return this.#pages[row >>> PAGE_BITS] as TimePage;
  }
}

function newTimePage(): TimePage {
  return { seconds: new Float64Array(PAGE_ROWS), nanos: new Uint32Array(PAGE_ROWS) };
}
