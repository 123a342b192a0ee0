import { scaleLinear } from "d3";

/** A stretch of time in which something happened. */
export interface Stretch {
  readonly fromNs: number;
  readonly toNs: number;
}

/** Places on the axis before zooming: times on to 0 … 1. */
export interface TimeFold {
  readonly stretches: readonly Stretch[];
  /** Where each stretch begins and ends. */
  readonly places: readonly (readonly [number, number])[];
  readonly place: (ns: number) => number;
  readonly time: (place: number) => number;
}

/** Only pauses of a second or more, and of this share of the whole, are worth a break in the axis. */
const LEAST_IDLE_NS = 1e9;
const LEAST_SHARE = 0.05;
const MOST_BREAKS = 8;
/** Of the width: what a break takes, and what all stretches share alike, be they ever so short; the rest goes by length. */
const BREAK = 0.06;
const ALIKE = 0.6;
/** Room beside the first and the last segment. */
const ROOM = 0.03;

/** Stretches between long pauses. Times in ascending order; empty: one stretch of nothing. */
export function stretchesOf(times: ArrayLike<number>, length: number): Stretch[] {
  if (length === 0) return [{ fromNs: 0, toNs: 0 }];
  const at = (i: number) => times[i] as number;
  const whole = at(length - 1) - at(0);
  const least = Math.max(LEAST_IDLE_NS, whole * LEAST_SHARE);
  const pauses: { readonly i: number; readonly ns: number }[] = [];
  for (let i = 1; i < length; i++) {
    const ns = at(i) - at(i - 1);
    if (ns >= least) pauses.push({ i, ns });
  }
  const kept = pauses
    .toSorted((a, b) => b.ns - a.ns)
    .slice(0, MOST_BREAKS)
    .map(({ i }) => i)
    .toSorted((a, b) => a - b);
  const starts = [0, ...kept];
  return starts.map((start, n) => ({ fromNs: at(start), toNs: at((starts[n + 1] ?? length) - 1) }));
}

/**
 * The axis of time, with the pauses between stretches folded into breaks of one width.
 *
 *     time     |--stretch--|      40 s      |--stretch--|
 *     place    0 |--stretch--|//|--stretch--| 1
 */
export function foldTime(stretches: readonly Stretch[]): TimeFold {
  const lengths = stretches.map(({ fromNs, toNs }) => Math.max(toNs - fromNs, 1));
  const sum = lengths.reduce((a, b) => a + b, 0);
  const breaks = stretches.length - 1;
  const weights = lengths.map((length) => ALIKE / stretches.length + (1 - ALIKE) * (length / sum));
  const width = (1 - breaks * BREAK) / weights.reduce((a, b) => a + b, 0);
  const domain: number[] = [];
  const range: number[] = [];
  const places: (readonly [number, number])[] = [];
  let at = 0;
  for (const [i, { fromNs, toNs }] of stretches.entries()) {
    const share = (weights[i] as number) * width;
    const room = Math.min(ROOM, share * 0.12);
    const [start, end] = [at + room, at + share - room];
    // a stretch of one moment still has a width to stand in
    const pad = toNs > fromNs ? 0 : 500;
    domain.push(fromNs - pad, toNs + pad);
    range.push(start, end);
    places.push([start, end]);
    at += share + BREAK;
  }
  const scale = scaleLinear().domain(domain).range(range);
  return { stretches, places, place: (ns) => scale(ns), time: (place) => scale.invert(place) };
}

/** What zooming and panning did: `x = place * width * k + shift`. */
export interface Zoomed {
  readonly k: number;
  readonly shift: number;
}

export interface TimeScale {
  readonly x: (ns: number) => number;
  readonly ns: (x: number) => number;
  /** What can be seen. */
  readonly fromNs: number;
  readonly toNs: number;
  readonly fold: TimeFold;
}

/** Times on to pixels from `left` to `left + width`. */
export function timeScale(fold: TimeFold, { k, shift }: Zoomed, left: number, width: number): TimeScale {
  const ns = (x: number) => fold.time((x - left - shift) / (width * k));
  return {
    x: (time) => left + fold.place(time) * width * k + shift,
    ns,
    fromNs: ns(left),
    toNs: ns(left + width),
    fold,
  };
}
