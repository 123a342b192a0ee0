import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { elapsedNs } from "../store/format.ts";
import type { Alignment } from "../store/list-settings.ts";

/** What one step shows: rows of either side, undefined where that side has nothing new. */
export interface Step {
  readonly a: number | undefined;
  readonly b: number | undefined;
}

/** Puts the segments of two connections into steps that are taken together. */
export function alignSteps(a: SegmentColumns, b: SegmentColumns, by: Alignment): Step[] {
  if (by === "time") return alignByTime(a, b);
  return by === "index" ? alignByIndex(a.length, b.length) : alignByKind(a, b);
}

function alignByIndex(a: number, b: number): Step[] {
  return Array.from({ length: Math.max(a, b) }, (_, i) => ({ a: i < a ? i : undefined, b: i < b ? i : undefined }));
}

/** In the order in which they happened, each counted from its connection's first segment. */
function alignByTime(a: SegmentColumns, b: SegmentColumns): Step[] {
  const steps: Step[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const x = i < a.length ? elapsedAt(a, i) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? elapsedAt(b, j) : Number.POSITIVE_INFINITY;
    steps.push({ a: x <= y ? i : undefined, b: y <= x ? j : undefined });
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return steps;
}

/** Nanoseconds since the connection's first segment. */
export function elapsedAt(columns: SegmentColumns, i: number): number {
  const time = (at: number) => ({ seconds: columns.seconds[at] ?? 0, nanos: columns.nanos[at] ?? 0 });
  return elapsedNs(time(0), time(i));
}

/**
 * The most pairs of like segments that keep both orders (longest common subsequence); what has no like stands alone.
 *
 *     A  SYN  SYN+ACK  ACK  DATA  ACK  FIN       FIN+ACK  ACK
 *     B  SYN  SYN+ACK  ACK  DATA  ACK  FIN  ACK  FIN      ACK
 */
function alignByKind(a: SegmentColumns, b: SegmentColumns): Step[] {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const kindsA = Array.from({ length: a.length }, (_, i) => kindOf(a, i));
  const kindsB = Array.from({ length: b.length }, (_, j) => kindOf(b, j));
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = kindsA[i] === kindsB[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && kindsA[i] === kindsB[j]) steps.push({ a: i++, b: j++ });
    else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) steps.push({ a: i++, b: undefined });
    else steps.push({ a: undefined, b: j++ });
  }
  return steps;
}

const SYN = 0x02;
const FIN = 0x01;
const RST = 0x04;
const ACK = 0x10;

/** Who sent it and what it is; that a FIN carries an ACK too, or how many bytes there are, makes it no other kind. */
function kindOf(columns: SegmentColumns, i: number): number {
  const flags = columns.flags[i] ?? 0;
  const side = ((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) === 0 ? 0 : 64;
  if ((flags & RST) !== 0) return side | RST;
  if ((flags & SYN) !== 0) return side | SYN | (flags & ACK);
  if ((flags & FIN) !== 0) return side | FIN;
  return (columns.payload[i] ?? 0) > 0 ? side | 32 : side | ACK;
}

/** The newest row of a side up to a step, inclusive; −1 before its first. */
export function reached(steps: readonly Step[], step: number, side: keyof Step): number {
  for (let at = Math.min(step, steps.length - 1); at >= 0; at--) {
    const row = steps[at]?.[side];
    if (row !== undefined) return row;
  }
  return -1;
}
