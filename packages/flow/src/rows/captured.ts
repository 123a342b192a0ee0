import { RowMark } from "../columns.ts";
import { type Segment, sequenceLength } from "../segment.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import type { Steps } from "./steps.ts";

/** Segments that lie behind a gap while it is looked over; where there are more it counts as not captured. */
const MOST_BEHIND = 64;

/** Numbers of one side: from `left` up to `right`, not included. */
export interface Sent {
  readonly fromServer: boolean;
  readonly left: number;
  readonly right: number;
}

/** Looks whether all of a stretch of numbers had been captured before a segment. */
export class CapturedSearch {
  readonly #table: SegmentTable;
  readonly #steps: Steps;
  /** Segments behind the first gap, as they came: how far into the stretch they begin and end. */
  readonly #starts = new Int32Array(MOST_BEHIND);
  readonly #ends = new Int32Array(MOST_BEHIND);

  constructor(table: SegmentTable, steps: Steps) {
    this.#table = table;
    this.#steps = steps;
  }

  /** @param from row of the connection; what came before it lies below the stretch */
  find({ row: before }: Segment, { fromServer, left, right }: Sent, from: number): boolean {
    const wanted = (right - left) | 0;
    let covered = 0;
    let behind = 0;
    for (let row = from; row < before; row = this.#table.next(row)) {
      if (!this.#steps.take()) return false;
      const page = this.#table.pageOf(row);
      const index = row & PAGE_MASK;
      if ((((page.marks[index] as number) & RowMark.FROM_SERVER) !== 0) !== fromServer) continue;
      const start = ((page.seq[index] as number) - left) | 0;
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
