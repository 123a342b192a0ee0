import { RowMark } from "../columns.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { CHECKPOINT_SEGMENTS } from "./checkpoints.ts";

/** Steps earned by each repeat, and the most that are saved: all searches together stay linear in the segments. */
const STEPS_EARNED = 64;
const STEPS_SAVED = 1 << 20;

/**
 * Looks for the first sending of bytes that had already been acknowledged, and so left the list of those that were not.
 * It looks back as far as the checkpoint before the last, and no further than what the searches have earned.
 */
export class FirstSendingSearch {
  readonly #table: SegmentTable;
  #steps = STEPS_SAVED;

  constructor(table: SegmentTable) {
    this.#table = table;
  }

  /** The row, or −1. `from` is a row of the connection at least as old as what is sought. */
  find(segment: Segment, from: number): number {
    this.#steps = Math.min(STEPS_SAVED, this.#steps + STEPS_EARNED);
    let row = from;
    for (let step = 0; step < CHECKPOINT_SEGMENTS * 2 && row < segment.row && this.#steps > 0; step++) {
      this.#steps--;
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
