import type { FrameRecord } from "@tcp-ladder/capture-file";
import { type DecodedFrame, OptionBit } from "@tcp-ladder/wire";
import type { Timestamp } from "../connection.ts";
import { sackedBytes } from "../flight/sacked.ts";
import { Locations } from "./locations.ts";
import { enlargedPage, newPage, type Page } from "./page.ts";
import { SparseColumn } from "./sparse.ts";
import { elapsedBetween, isZeroTime, keepTime, type Times } from "./times.ts";

export const PAGE_BITS = 16;
export const PAGE_ROWS = 1 << PAGE_BITS;
export const PAGE_MASK = PAGE_ROWS - 1;
const FIRST_ROWS = 256;

/** All segments in order of capture, in pages, so that growing copies nothing that is old. */
export class SegmentTable implements Times {
  length = 0;
  readonly pages: Page[] = [];
  /** Where the row made last stands. */
  page: Page;
  index = 0;
  readonly #locations = new Locations();
  /** Bytes in SACK blocks, of the rows that have some. */
  readonly #sacked = new SparseColumn();
  #capacity = FIRST_ROWS;

  constructor() {
    this.page = newPage(FIRST_ROWS);
    this.pages.push(this.page);
  }

  /** Adds what a record and its frame say; `page` and `index` are then its place. Returns the row's number. */
  add(record: FrameRecord, frame: DecodedFrame): number {
    const row = this.length++;
    if (row === this.#capacity) this.#grow();
    this.index = row & PAGE_MASK;
    const { page, index } = this;
    page.frame[index] = record.number;
    keepTime(page, index, record.seconds, record.nanos);
    page.flags[index] = frame.flags;
    page.seq[index] = frame.seq;
    page.ack[index] = frame.ack;
    page.window[index] = frame.window;
    page.payload[index] = frame.payloadLength;
    page.options[index] = frame.options;
    page.location[index] = this.#locations.put(row, record.location);
    if ((frame.options & OptionBit.SACK) !== 0) this.#sacked.set(row, sackedBytes(frame));
    return row;
  }

  /** Bytes in the SACK blocks of a row, as Wireshark adds them up. */
  sacked(row: number): number {
    const page = this.pageOf(row);
    const hasSome = ((page.options[row & PAGE_MASK] as number) & OptionBit.SACK) !== 0;
    return hasSome ? this.#sacked.get(row) : 0;
  }

  /** Where a row's frame stands in the capture. */
  location(row: number): number {
    return this.#locations.get(row, this.pageOf(row).location[row & PAGE_MASK] as number);
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

  elapsed(from: number, to: number): number {
    return elapsedBetween(this.pageOf(from), from & PAGE_MASK, this.pageOf(to), to & PAGE_MASK);
  }

  time(row: number): Timestamp {
    const page = this.pageOf(row);
    const index = row & PAGE_MASK;
    return { seconds: page.seconds[index] as number, nanos: page.nanos[index] as number };
  }

  isZero(row: number): boolean {
    return isZeroTime(this.pageOf(row), row & PAGE_MASK);
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
