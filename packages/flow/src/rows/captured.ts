import { RowMark } from "../columns.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import type { Steps } from "./steps.ts";

/** Segments that lie behind a gap while it is looked over; where there are more it counts as not captured. */
const MOST_BEHIND = 64;

/** Looks whether all that an ACK acknowledges anew had been captured. */
export class CapturedSearch {
  readonly #table: SegmentTable;
  readonly #steps: Steps;
  /** Segments behind the first gap, as they came: how far from the number that was reached they begin and end. */
  readonly #starts = new Int32Array(MOST_BEHIND);
  readonly #ends = new Int32Array(MOST_BEHIND);

  constructor(table: SegmentTable, steps: Steps) {
    this.#table = table;
    this.#steps = steps;
  }

  /**
   * @param reached all below this number was acknowledged before
   * @param from row of the connection; what came before it lies below `reached`
   */
  find(segment: Segment, reached: number, from: number): boolean {
    const wanted = (segment.ack - reached) | 0;
    let covered = 0;
    let behind = 0;
    for (let row = from; row < segment.row; row = this.#table.next(row)) {
      if (!this.#steps.take()) return false;
      const page = this.#table.pageOf(row);
      const index = row & PAGE_MASK;
      if ((((page.marks[index] as number) & RowMark.FROM_SERVER) !== 0) === segment.fromServer) continue;
      const start = ((page.seq[index] as number) - reached) | 0;
      const end = start + sequenceLength(page.payload[index] as number, page.flags[index] as number);
      if (end <= covered || start >= wanted) continue;
      if (start > covered) {
        if (behind === MOST_BEHIND) return false;
        this.#starts[behind] = start;
        this.#ends[behind++] = end;
      } else covered = this.#over(end, behind);
      if (covered >= wanted) return true;
    }
    return false;
  }

  /** How far it is captured without a gap once it is up to `end`. */
  #over(end: number, behind: number): number {
    let covered = end;
    for (let i = 0; i < behind; i++) {
      if ((this.#starts[i] as number) > covered || (this.#ends[i] as number) <= covered) continue;
      covered = this.#ends[i] as number;
      i = -1;
    }
    return covered;
  }
}
