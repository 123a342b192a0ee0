import type { SegmentColumns } from "@tcp-ladder/flow";

/** How fast a capture is played back: so many times real time, or one segment every so many milliseconds. */
export type Speed =
  | { readonly kind: "times"; readonly factor: number }
  | { readonly kind: "each"; readonly milliseconds: number };

export const SPEEDS: readonly (Speed & { readonly id: string })[] = [
  { id: "each", kind: "each", milliseconds: 1200 },
  { id: "0.5", kind: "times", factor: 0.5 },
  { id: "1", kind: "times", factor: 1 },
  { id: "2", kind: "times", factor: 2 },
  { id: "5", kind: "times", factor: 5 },
];

/** Idle time is skipped: no wait is longer than this before the factor. */
const LONGEST_WAIT_MS = 1500;

/** Milliseconds from row `i − 1` to row `i`; whole seconds and nanoseconds are subtracted apart, so nothing is rounded off. */
export function gapMs(columns: SegmentColumns, i: number): number {
  if (i <= 0 || i >= columns.length) return 0;
  const seconds = (columns.seconds[i] ?? 0) - (columns.seconds[i - 1] ?? 0);
  const nanos = (columns.nanos[i] ?? 0) - (columns.nanos[i - 1] ?? 0);
  return seconds * 1000 + nanos / 1e6;
}

/** How long to wait before row `i` appears. Captures merged from several clocks may step back: then it is there at once. */
export function waitMs(columns: SegmentColumns, i: number, speed: Speed): number {
  if (speed.kind === "each") return speed.milliseconds;
  return Math.min(Math.max(gapMs(columns, i), 0), LONGEST_WAIT_MS) / speed.factor;
}

/** How many rows appear at once after a wait: those that follow within a frame of the screen. */
export function rowsWithin(columns: SegmentColumns, first: number, speed: Speed, frameMs = 16): number {
  if (speed.kind === "each") return 1;
  let count = 1;
  let spent = 0;
  for (let i = first + 1; i < columns.length; i++) {
    spent += waitMs(columns, i, speed);
    if (spent >= frameMs) break;
    count++;
  }
  return count;
}
