import type { SeriesColumns } from "@tcp-ladder/protocol";
import { scaleLinear, ticks } from "d3";

export interface SequenceDomain {
  readonly low: number;
  readonly high: number;
  /** How far the window's edge is above what is shown, at the least; undefined where it is in sight or unknown. */
  readonly windowAbove: number | undefined;
}

/** The window is shown where it does not press the segments flat: up to so many times their height. */
const WINDOW_ROOM = 1.2;
const LEAST_HEIGHT = 4;

/** What the axis has to show of the columns in sight: everything sent and acknowledged, the window where it is near. */
export function sequenceDomain(columns: SeriesColumns, [from, to]: readonly [number, number]): SequenceDomain {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let edgeLow = Number.POSITIVE_INFINITY;
  let edgeHigh = Number.NEGATIVE_INFINITY;
  const { seqLow, seqHigh, ackLow, ackHigh, place, from: sent } = columns;
  for (let i = from; i < to; i++) {
    // comparisons with NaN are false: what there is not does not count
    if ((seqLow[i] as number) < low) low = seqLow[i] as number;
    if ((seqHigh[i] as number) > high) high = seqHigh[i] as number;
    if ((ackLow[i] as number) < low) low = ackLow[i] as number;
    if ((ackHigh[i] as number) > high) high = ackHigh[i] as number;
    if (sent[i] === 1 && (place[i] as number) > high) high = place[i] as number;
    if (sent[i] === 1 && (place[i] as number) < low) low = place[i] as number;
    if ((columns.edgeHigh[i] as number) > edgeHigh) edgeHigh = columns.edgeHigh[i] as number;
    if ((columns.edgeLow[i] as number) < edgeLow) edgeLow = columns.edgeLow[i] as number;
  }
  if (low > high) return { low: 0, high: LEAST_HEIGHT, windowAbove: undefined };
  const height = Math.max(high - low, LEAST_HEIGHT);
  const shown = edgeHigh - high <= height * WINDOW_ROOM;
  const top = shown ? Math.max(high, edgeHigh) : low + height;
  // a window that leaves the picture on its way needs no words
  return {
    low,
    high: top,
    windowAbove: !shown && edgeLow < Number.POSITIVE_INFINITY && edgeLow > top ? edgeLow - top : undefined,
  };
}

/** Sequence numbers on to pixels, the low ones below, with some room at both ends. */
export function sequenceScale({ low, high }: SequenceDomain, top: number, bottom: number): (seq: number) => number {
  const room = Math.min(18, (bottom - top) * 0.06);
  return scaleLinear()
    .domain([low, high])
    .range([bottom - room, top + room]);
}

/** Round numbers that can be in sight; never a fraction of a byte. */
export function sequenceTicks({ low, high }: SequenceDomain, count: number): number[] {
  const span = Math.max(1, Math.round(high - low));
  return ticks(low, high, Math.min(count, span)).filter((value) => Number.isInteger(value));
}
