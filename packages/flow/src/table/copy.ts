import { NO_ROW, type SegmentColumns } from "../columns.ts";
import type { Page } from "./page.ts";
import { PAGE_BITS, PAGE_MASK, PAGE_ROWS, type SegmentTable } from "./table.ts";

/** Columns for so many rows, all zero. */
export function newColumns(length: number): SegmentColumns {
  return {
    length,
    row: new Uint32Array(length),
    frame: new Uint32Array(length),
    connection: new Uint32Array(length),
    seconds: new Float64Array(length),
    nanos: new Uint32Array(length),
    flags: new Uint16Array(length),
    seq: new Uint32Array(length),
    ack: new Uint32Array(length),
    window: new Uint16Array(length),
    payload: new Uint32Array(length),
    options: new Uint16Array(length),
    marks: new Uint32Array(length),
    notes: new Uint32Array(length),
    states: new Uint8Array(length),
    related: new Uint32Array(length),
    acknowledges: new Uint32Array(length),
  };
}

const COPIED = [
  "frame",
  "connection",
  "seconds",
  "nanos",
  "flags",
  "seq",
  "ack",
  "window",
  "payload",
  "options",
  "marks",
  "notes",
  "states",
  "related",
  "acknowledges",
] as const;

/** Rows `from` … `from + length` of the table. */
export function copyRange(table: SegmentTable, from: number, length: number): SegmentColumns {
  const columns = newColumns(length);
  for (let done = 0; done < length; ) {
    const row = from + done;
    const index = row & PAGE_MASK;
    const count = Math.min(length - done, PAGE_ROWS - index);
    const page = table.pages[row >>> PAGE_BITS] as Page;
    for (const name of COPIED) columns[name].set(page[name].subarray(index, index + count), done);
    for (let i = 0; i < count; i++) columns.row[done + i] = row + i;
    done += count;
  }
  return columns;
}

/** `length` rows of a connection, beginning with `row` and following the links. */
export function copyChain(table: SegmentTable, row: number, length: number): SegmentColumns {
  const columns = newColumns(length);
  for (let i = 0, at = row; i < length && at !== NO_ROW; i++, at = table.next(at)) {
    const page = table.pageOf(at);
    const index = at & PAGE_MASK;
    columns.row[i] = at;
    for (const name of COPIED) columns[name][i] = page[name][index] as number;
  }
  return columns;
}
