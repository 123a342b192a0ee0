import { NO_ROW, RowMark } from "../columns.ts";
import { swappedStates } from "../connection/swap.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";

/** Who sent each row of a connection so far is the other side: once in a connection at most, so all of them stay linear. */
export function swapRows(table: SegmentTable, firstRow: number): void {
  for (let row = firstRow; row !== NO_ROW; row = table.next(row)) {
    const page = table.pageOf(row);
    const index = row & PAGE_MASK;
    page.marks[index] = (page.marks[index] as number) ^ RowMark.FROM_SERVER;
    page.states[index] = swappedStates(page.states[index] as number);
  }
}
