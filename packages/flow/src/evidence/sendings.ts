import { type LentColumns, RowMark } from "../columns.ts";
import type { Flow } from "../flow.ts";
import { isMeasured, sequenceLength } from "../segment.ts";

/** A stretch of one side's sequence numbers, from `left` up to, not including, `right`. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** A frame, and the nanoseconds from it to the segment that is asked about, or from that one to it. */
export interface FrameThen {
  readonly frame: number;
  readonly ns: number;
}

/** The same of a frame that brought the whole stretch, or a part of it. */
interface FrameWith extends FrameThen {
  readonly whole: boolean;
}

/** Where the capture holds a stretch, as seen from another segment. */
export interface Sendings {
  /** What brought it, or parts of it, for the first time before that segment: the first frame of these, and the last. */
  readonly sent?: (FrameThen & { readonly first: number; readonly whole: boolean }) | undefined;
  /** The last before it that brought nothing but what had been sent already. */
  readonly again?: FrameWith | undefined;
  /** The first behind it. */
  readonly later?: FrameWith | undefined;
  /** Nothing of it was captured before, and all of the connection was looked at for it. */
  readonly unsent: boolean;
}

/** What rows before and behind a segment tell of its SACK blocks; the numbers are the other side's. */
export interface SackHistory {
  /** The block that came more than once. */
  readonly twice?: SentStretch | undefined;
  /** What lies between its ACK and its blocks, the first few; where it may have left blocks out, only the number that it waits for. */
  readonly missing: readonly SentStretch[];
  /** What the segment of its sender before it, in `frame`, did not report; left out where that is not known. */
  readonly added?: { readonly frame: number; readonly stretches: readonly SentStretch[] } | undefined;
}

export interface SentStretch extends Stretch {
  readonly sendings: Sendings;
}

/** Rows to look at before and behind: enough for any window's worth, and fewer than could bring a number round again. */
const MOST_BACK = 32_768;
const MOST_AHEAD = 4096;

/** Where the segments of the side that row `row` answers hold each stretch of that side's numbers. */
export function sendings(flow: Flow, row: number, stretches: readonly Stretch[]): Sendings[] {
  const columns = flow.rows(row, 1);
  const connection = columns.connection[0] as number;
  const answers = ((columns.marks[0] as number) & RowMark.FROM_SERVER) !== 0;
  const index = flow.indexInConnection(row);
  const start = Math.max(0, index - MOST_BACK);
  const searches = stretches.map((stretch) => new Search(stretch));
  const look = (lent: LentColumns, i: number, _index: number, at: number): void => {
    const marks = lent.marks[i] as number;
    if (((marks & RowMark.FROM_SERVER) !== 0) === answers || !isMeasured(marks, lent.payload[i] as number)) return;
    for (const search of searches) search.take(lent, i, at, at > row);
  };
  flow.scan(connection, start, index, look);
  flow.scan(connection, index + 1, index + 1 + MOST_AHEAD, look);
  const then = (at: number): FrameThen => ({ frame: flow.locate(at).frame, ns: flow.elapsed(at, row) });
  return searches.map(({ first, last, again, later, missing }) => ({
    sent:
      first === undefined || last === undefined
        ? undefined
        : { ...then(last), first: flow.locate(first).frame, whole: missing.length === 0 },
    again: again && { ...then(again.row), whole: again.whole },
    later: later && { frame: flow.locate(later.row).frame, ns: flow.elapsed(row, later.row), whole: later.whole },
    unsent: first === undefined && start === 0,
  }));
}

interface Found {
  readonly row: number;
  readonly whole: boolean;
}

/** One stretch, counted from its left edge, while rows go by in order. */
class Search {
  /** Parts that no row has brought yet. */
  missing: (readonly [from: number, to: number])[];
  first: number | undefined;
  last: number | undefined;
  again: Found | undefined;
  later: Found | undefined;
  readonly #left: number;
  readonly #length: number;

  constructor({ left, right }: Stretch) {
    this.#left = left;
    this.#length = (right - left) | 0;
    this.missing = [[0, this.#length]];
  }

  take(columns: LentColumns, i: number, row: number, behind: boolean): void {
    const flags = columns.flags[i] as number;
    const from = ((columns.seq[i] as number) - this.#left) | 0;
    const to = from + sequenceLength(columns.payload[i] as number, flags);
    if (from >= this.#length || to <= 0 || from === to) return;
    const found = { row, whole: from <= 0 && to >= this.#length };
    if (behind) {
      this.later ??= found;
      return;
    }
    if (!this.missing.some(([a, b]) => a < to && from < b)) {
      this.again = found;
      return;
    }
    this.missing = this.missing
      .flatMap(([a, b]) => [[a, Math.min(b, from)] as const, [Math.max(a, to), b] as const])
      .filter(([a, b]) => a < b);
    this.first ??= row;
    this.last = row;
  }
}
