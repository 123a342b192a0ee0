import { duplicates } from "../analysis/answers.ts";
import { NO_ROW, Note, RowMark } from "../columns.ts";
import { SIDE_LAST_ACK, SIDE_LAST_ROW } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { Steps } from "./steps.ts";

/**
 * Whether the other end asked for what a segment repeats: by a duplicate ACK with exactly the number of the first sending,
 * between that and the repeat. Where the rows between are more than the searches have earned, what the other end said last
 * decides.
 */
export class AskedAgainSearch {
  readonly #table: SegmentTable;
  readonly #steps = new Steps(256);

  constructor(table: SegmentTable) {
    this.#table = table;
  }

  /** @param first the row of the first sending, of the segment's own side */
  find(segment: Segment, first: number, receiver: RecordView): boolean {
    this.#steps.earn();
    const seq = this.#table.seq(first);
    for (let row = this.#table.next(first); row !== NO_ROW && row < segment.row; row = this.#table.next(row)) {
      if (!this.#steps.take()) return saidLast(first, seq, receiver);
      const page = this.#table.pageOf(row);
      const index = row & PAGE_MASK;
      if (((page.notes[index] as number) & Note.DUPLICATE_ACK) === 0 || page.ack[index] !== seq) continue;
      if ((((page.marks[index] as number) & RowMark.FROM_SERVER) !== 0) !== segment.fromServer) return true;
    }
    return false;
  }
}

function saidLast(first: number, seq: number, receiver: RecordView): boolean {
  if (duplicates(receiver) <= 0 || receiver.get(SIDE_LAST_ROW) - 1 <= first) return false;
  return receiver.get(SIDE_LAST_ACK) === (seq | 0);
}
