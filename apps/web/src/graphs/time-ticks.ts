import { tickStep } from "d3";
import { formatDuration } from "../store/format.ts";
import type { TimeScale } from "./time-scale.ts";

export interface TimeTick {
  readonly x: number;
  readonly text: string;
  /** Counts from the start of its stretch, not of the connection. */
  readonly after: boolean;
}

/** A pause that is folded away. */
export interface TimeBreak {
  readonly x1: number;
  readonly x2: number;
  readonly ns: number;
}

const TICK_PIXELS = 96;

/** Seconds with as many digits as the steps between ticks need. */
export function secondsText(ns: number, stepNs: number): string {
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(stepNs / 1e9) - 1e-9)));
  return (ns / 1e9).toFixed(digits).replace(/^-/, "−");
}

/** Ticks between two pixels; behind a break the first one tells the moment, the others the time since. */
export function timeTicks(scale: TimeScale, left: number, right: number): TimeTick[] {
  const { stretches } = scale.fold;
  const ticks: TimeTick[] = [];
  for (const [i, { fromNs, toNs }] of stretches.entries()) {
    const x1 = scale.x(fromNs);
    const x2 = scale.x(toNs);
    const single = stretches.length === 1;
    // a lone stretch has ticks in the room beside it too
    const from = single ? scale.fromNs : Math.max(fromNs, scale.ns(Math.max(left, x1)));
    const to = single ? scale.toNs : Math.min(toNs, scale.ns(Math.min(right, x2)));
    if (x1 > right || x2 < left || to < from) continue;
    const room = Math.min(right, x2) - Math.max(left, x1);
    const origin = single ? 0 : fromNs;
    if (!single && x1 >= left) ticks.push({ x: x1, text: secondsText(fromNs, i === 0 ? 1e9 : 1e6), after: false });
    const count = Math.max(1, Math.floor((single ? right - left : room) / TICK_PIXELS));
    if (to === from || (!single && room < TICK_PIXELS)) continue;
    const step = Math.max(1, tickStep(from - origin, to - origin, count));
    for (let n = Math.ceil((from - origin) / step); n * step <= to - origin; n++) {
      const ns = n * step;
      if (single) {
        if (ns >= 0) ticks.push({ x: scale.x(ns), text: secondsText(ns, step), after: false });
      } else if (n > 0)
        ticks.push({ x: scale.x(origin + ns), text: `+${formatDuration(Number(ns.toPrecision(12)))}`, after: true });
    }
  }
  return ticks.filter(({ x }) => x >= left - 1 && x <= right + 1);
}

export function timeBreaks({ x, fold }: TimeScale, left: number, right: number): TimeBreak[] {
  const breaks: TimeBreak[] = [];
  for (let i = 1; i < fold.stretches.length; i++) {
    const from = fold.stretches[i - 1]?.toNs ?? 0;
    const to = fold.stretches[i]?.fromNs ?? 0;
    const [x1, x2] = [x(from), x(to)];
    // the room beside the strokes on both sides stays theirs
    const inset = (x2 - x1) * 0.22;
    if (x2 > left && x1 < right) breaks.push({ x1: x1 + inset, x2: x2 - inset, ns: to - from });
  }
  return breaks;
}
