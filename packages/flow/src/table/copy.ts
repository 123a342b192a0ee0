import { NO_ROW, type SegmentColumns } from "../columns.ts";
import { newColumns } from "../new-columns.ts";
import type { Page } from "./page.ts";
import { PAGE_BITS, PAGE_MASK, PAGE_ROWS, type SegmentTable } from "./table.ts";

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
