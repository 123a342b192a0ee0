import { ladderHeight, rowY } from "@tcp-ladder/ladder";

/** Browsers lay nothing out beyond some 17 (Firefox) or 33 (Chromium) million pixels. */
const MAX_SCROLL_HEIGHT = 12_000_000;

export interface Anchor {
  readonly index: number;
  readonly idlesBefore: number;
}

/**
 * Where the rows of a long connection stand, when only some of them are here: exact at the rows that are, interpolated
 * between. A picture higher than a browser can lay out is scrolled proportionally.
 */
export interface ScrollMap {
  /** Of the whole picture, and of what the browser scrolls. */
  readonly height: number;
  readonly scrollHeight: number;
  readonly viewHeight: number;
  rowTop(index: number): number;
  /** The row that is at this height of the picture. */
  rowAt(y: number): number;
}

export function scrollMap(total: number, anchors: readonly Anchor[], scale: number, viewHeight: number): ScrollMap {
  const options = { scale };
  const idlesAt = (index: number): number => {
    let low = 0;
    let high = anchors.length - 1;
    let before: Anchor = { index: 0, idlesBefore: 0 };
    let after: Anchor | undefined;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const anchor = anchors[middle] as Anchor;
      if (anchor.index <= index) {
        before = anchor;
        low = middle + 1;
      } else {
        after = anchor;
        high = middle - 1;
      }
    }
    if (after === undefined) return before.idlesBefore;
    const share = (index - before.index) / (after.index - before.index);
    return Math.round(before.idlesBefore + share * (after.idlesBefore - before.idlesBefore));
  };
  const rowTop = (index: number): number => rowY(index, idlesAt(index), options);
  const height = ladderHeight(total, idlesAt(total), options);
  const scrollHeight = Math.min(height, MAX_SCROLL_HEIGHT);
  return {
    height,
    scrollHeight,
    viewHeight,
    rowTop,
    rowAt: (y) => {
      let low = 0;
      let high = Math.max(total - 1, 0);
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (rowTop(middle) <= y) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
