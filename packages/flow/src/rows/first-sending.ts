import { RowMark } from "../columns.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { CHECKPOINT_SEGMENTS } from "./checkpoints.ts";
import type { Steps } from "./steps.ts";

/** Looks for the first sending of bytes that had already been acknowledged, and so left the list of those that were not. */
export class FirstSendingSearch {
  readonly #table: SegmentTable;
  readonly #steps: Steps;

  constructor(table: SegmentTable, steps: Steps) {
    this.#table = table;
    this.#steps = steps;
  }

  /** The row, or −1. `from` is a row of the connection that is older than what is sought by two checkpoints at most. */
  find(segment: Segment, from: number): number {
    let row = from;
    for (let step = 0; step < CHECKPOINT_SEGMENTS * 2 && row < segment.row && this.#steps.take(); step++) {
      const page = this.#table.pageOf(row);
      const index = row & PAGE_MASK;
      if ((((page.marks[index] as number) & RowMark.FROM_SERVER) !== 0) === segment.fromServer) {
        const into = (segment.seq - (page.seq[index] as number)) | 0;
        const length = sequenceLength(page.payload[index] as number, page.flags[index] as number);
        if (into >= 0 && into < length) return row;
      }
      row = this.#table.next(row);
    }
    return -1;
  }
}
