import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { nsBetween, timeAt } from "../duration.ts";
import type { CssPixels, LadderInput, LadderOptions } from "../layout.ts";
import { BREAK, MAX_SLANT, MAX_SLOPE, MIDDLE, STEP, TAIL, TOP } from "../metrics.ts";
import type { Columns } from "./columns.ts";

/** Where everything stands vertically. */
export interface Slots {
  /** Middle of each row's arrow. */
  readonly middles: readonly CssPixels[];
  /** Top of each row's own room, below a break. */
  readonly tops: readonly CssPixels[];
  /** Folded time before row `i`, or 0; and the middle of the fold. */
  readonly foldedNs: readonly number[];
  readonly folds: readonly CssPixels[];
  readonly height: CssPixels;
  /** From an arrow's middle up to its tail and down to its head. */
  readonly halfSlant: CssPixels;
}

/** No gap is drawn longer than this many steps: more is folded into a break. */
const MAX_STEPS = 3;

export function placeSlots(input: LadderInput, options: LadderOptions, columns: Columns): Slots {
  const s = options.scale;
  const rows = input.columns;
  const stepNs = options.spacing === "time" ? (options.stepNs ?? timeStepNs(rows)) : Number.POSITIVE_INFINITY;
  const middles: CssPixels[] = [];
  const tops: CssPixels[] = [];
  const foldedNs: number[] = [];
  const folds: CssPixels[] = [];
  let y = input.from === 0 ? TOP * s : 0;
  for (let i = 0; i < rows.length; i += 1) {
    const gapNs = gapBefore(input, i);
    const steps = gapNs / stepNs;
    const idle = ((rows.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0;
    const fold = idle || steps > MAX_STEPS;
    if (fold) {
      folds.push(y + (BREAK / 2) * s);
      y += BREAK * s;
    } else {
      folds.push(0);
      y += Math.max(0, steps) * STEP * s;
    }
    foldedNs.push(fold ? gapNs : 0);
    tops.push(y);
    middles.push(y + MIDDLE * s);
    y += STEP * s;
  }
  const ends = input.from + rows.length >= input.connection.segments;
  const inner = columns.server - columns.client;
  return {
    middles,
    tops,
    foldedNs,
    folds,
    height: y + (ends ? TAIL * s : 0),
    halfSlant: Math.min(MAX_SLANT * s, inner * MAX_SLOPE) / 2,
  };
}

/** Since the row before; 0 where that is not known. */
export function gapBefore(input: LadderInput, i: number): number {
  if (i > 0) return nsBetween(timeAt(input.columns, i - 1), timeAt(input.columns, i));
  return input.timeBefore === undefined ? 0 : nsBetween(input.timeBefore, timeAt(input.columns, 0));
}

/**
 * What one step of height stands for when time is drawn to scale: the gap that nine in ten non-idle gaps stay under, so that most
 * of them can be compared by eye. A page that scrolls computes it once and hands it on, so that it does not change under way.
 */
export function timeStepNs(columns: SegmentColumns): number {
  const gaps: number[] = [];
  for (let i = 1; i < columns.length; i += 1) {
    if (((columns.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0) continue;
    gaps.push(nsBetween(timeAt(columns, i - 1), timeAt(columns, i)));
  }
  gaps.sort((a, b) => a - b);
  return Math.max(1, gaps[Math.floor(gaps.length * 0.9)] ?? gaps.at(-1) ?? 1);
}
