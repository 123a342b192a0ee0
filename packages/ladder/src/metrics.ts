import type { CssPixels, LadderOptions } from "./layout.ts";

/**
 * Vertical measures at scale 1. One slot holds one rung, and nothing of a rung leaves its slot whatever the width is: the slant
 * is bounded, so that the label above and the caption below clear the arrow within it.
 *
 *     y = 0      ┌ slot of row 0 begins with TOP: LISTEN and CLOSED, socket and bind
 *                │
 *     TOP        ├ ·  ·  ·  ·  ·  ·  ·  ·
 *                │        SYN J               label, above the middle of the arrow
 *      + MIDDLE  │ ╲───────____________
 *                │   seq 1925… · win 14600   ╲ caption, below it
 *     TOP + STEP ├ ·  ·  ·  ·  ·  ·  ·  ·
 *                ≈        20.000 s            BREAK high, only where the row is IDLE_BEFORE
 *                ├ ·  ·  ·  ·  ·  ·  ·  ·
 *                │ …
 *     height     └ TAIL after the last row: the states that remain
 */
export const STEP = 68;
export const MIDDLE = 39;
export const BREAK = 50;
export const TOP = 44;
export const TAIL = 40;
export const MAX_SLANT = 24;
/** The steepest an arrow gets: height over width. */
export const MAX_SLOPE = 0.05;

/** Type sizes at scale 1. */
export const TYPE = {
  label: 18,
  caption: 11.5,
  band: 11.5,
  call: 12.5,
  time: 12,
  delta: 11,
  breakText: 14,
  braceTitle: 16,
  braceRemark: 13,
} as const;

/** Line height of texts set one under another, relative to their size. */
export const LEADING = 1.28;

type Scaled = Pick<LadderOptions, "scale">;

/**
 * Top of a row's slot in the whole connection's picture, with equal spacing. `layoutLadder` draws a window from y = 0, so this is
 * how far down the window is to be placed.
 *
 * @param index of the row in the connection, from 0
 * @param idlesBefore how many rows before it carry RowMark.IDLE_BEFORE
 */
export function rowY(index: number, idlesBefore: number, options: Scaled): CssPixels {
  return index <= 0 ? 0 : (TOP + index * STEP + idlesBefore * BREAK) * options.scale;
}

/** Height of a whole connection's picture with equal spacing: `total` rows of which `idles` carry RowMark.IDLE_BEFORE. */
export function ladderHeight(total: number, idles: number, options: Scaled): CssPixels {
  return (TOP + total * STEP + idles * BREAK + TAIL) * options.scale;
}
