import type { FrameRecord } from "@tcp-ladder/capture-file";
import type { DecodedFrame } from "@tcp-ladder/wire";
import { enlargedPage, newPage, type Page } from "./page.ts";

export const PAGE_BITS = 16;
export const PAGE_ROWS = 1 << PAGE_BITS;
export const PAGE_MASK = PAGE_ROWS - 1;
const FIRST_ROWS = 256;

/** All segments in order of capture, in pages, so that growing copies nothing that is old. */
export class SegmentTable {
  length = 0;
  readonly pages: Page[] = [];
  /** Where the row made last stands. */
  page: Page;
  index = 0;
  #capacity = FIRST_ROWS;

  constructor() {
    this.page = newPage(FIRST_ROWS);
    this.pages.push(this.page);
  }

  /** Makes room for one more row; `page` and `index` are its place. Returns the row's number. */
  add(): number {
    const row = this.length++;
    if (row === this.#capacity) this.#grow();
    this.index = row & PAGE_MASK;
    return row;
  }

  /** Adds what a record and its frame say. Returns the row's number. */
  addFrame(record: FrameRecord, frame: DecodedFrame): number {
    const row = this.add();
    const { page, index } = this;
    page.frame[index] = record.number;
    page.seconds[index] = record.seconds;
    // Only a broken file's fraction is more than the column can hold.
    page.nanos[index] = Math.min(record.nanos, 0xffffffff);
    page.flags[index] = frame.flags;
    page.seq[index] = frame.seq;
    page.ack[index] = frame.ack;
    page.window[index] = frame.window;
    page.payload[index] = frame.payloadLength;
    page.options[index] = frame.options;
    page.location[index] = record.location;
    return row;
  }

  pageOf(row: number): Page {
    return this.pages[row >>> PAGE_BITS] as Page;
  }

  seq(row: number): number {
    return this.pageOf(row).seq[row & PAGE_MASK] as number;
  }

  /** The next row of the same connection, or NO_ROW. */
  next(row: number): number {
    return this.pageOf(row).next[row & PAGE_MASK] as number;
  }

  setNext(row: number, next: number): void {
    this.pageOf(row).next[row & PAGE_MASK] = next;
  }

  /** Nanoseconds from row `from` to row `to`; exact up to a hundred days. */
  elapsed(from: number, to: number): number {
    const a = this.pageOf(from);
    const b = this.pageOf(to);
    const i = from & PAGE_MASK;
    const j = to & PAGE_MASK;
    const seconds = (b.seconds[j] as number) - (a.seconds[i] as number);
    return seconds * 1e9 + ((b.nanos[j] as number) - (a.nanos[i] as number));
  }

  #grow(): void {
    if (this.#capacity < PAGE_ROWS) {
      this.#capacity *= 4;
      this.page = enlargedPage(this.page, this.#capacity);
      this.pages[0] = this.page;
      return;
    }
    this.#capacity += PAGE_ROWS;
    this.page = newPage(PAGE_ROWS);
    this.pages.push(this.page);
  }
}
