import type { LadderLayout } from "@tcp-ladder/ladder";
import type { ScrollMap } from "./scroll-map.ts";

/** Where the rows of a picture begin, one below the other: in one that is drawn whole, or on the map of one that is not. */
export interface RowStarts {
  /** Rows from 0 to `count`, not included. */
  readonly count: number;
  /** Where a row begins; of row `count`, where the last one ends. */
  startOf(row: number): number;
  /** The row at a height of the picture. */
  rowAt(y: number): number;
}

export function startsOf(
  { rungs, height }: Pick<LadderLayout, "rungs" | "height">,
  map: ScrollMap,
  whole: boolean,
  count: number,
): RowStarts {
  if (!whole) return { count, startOf: (row) => map.rowTop(row), rowAt: (y) => map.rowAt(y) };
  return {
    count: rungs.length,
    startOf: (row) => rungs[row]?.slotY1 ?? height,
    rowAt: (y) => {
      let [low, high] = [0, rungs.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((rungs[middle]?.slotY1 ?? 0) <= y) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    },
  };
}

/** What stands at a height of the picture: a row, and as a fraction how much of the way to the next; independent of size and zoom. */
export function placeAt(y: number, starts: RowStarts): number {
  const row = starts.rowAt(y);
  const [from, to] = [starts.startOf(row), starts.startOf(row + 1)];
  return row + (to > from ? Math.min(Math.max((y - from) / (to - from), 0), 0.999) : 0);
}

/** The height of the picture where a place stands; undefined where there is no such row. */
export function heightOf(place: number, starts: RowStarts): number | undefined {
  const row = Math.floor(place);
  if (row >= starts.count) return undefined;
  const from = starts.startOf(row);
  return from + (place - row) * (starts.startOf(row + 1) - from);
}
