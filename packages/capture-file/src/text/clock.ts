import type { Stamp } from "./stamp.ts";

/** The time of a segment, as far as the text tells it. */
export interface SegmentTime {
  readonly seconds: number;
  readonly nanos: number;
  readonly dateKnown: boolean;
}

/** What times of day mean: the clock, the time since the line before (-ttt), or since the first line (-ttttt). */
export type ClockMode = "absolute" | "since-previous" | "since-first";

const DAY = 86400;
const NANOS = 1_000_000_000;

/**
 * Makes times of stamps that come one after the other. Times of day that go back by more than half a day have passed
 * midnight; the day count then starts with the first line's day.
 */
export class Clock {
  mode: ClockMode = "absolute";
  #seconds = 0;
  #nanos = 0;
  #day = 0;
  #lastOfDay = 0;

  timeOf(stamp: Stamp): SegmentTime {
    if (stamp.kind === "epoch" || stamp.kind === "date") {
      return this.#at(stamp.seconds, stamp.nanos, true);
    }
    if (stamp.kind === "none") return this.#at(this.#seconds, this.#nanos, false);
    if (this.mode === "since-first") return this.#since(0, 0, stamp);
    if (this.mode === "since-previous") return this.#since(this.#seconds, this.#nanos, stamp);
    if (stamp.seconds < this.#lastOfDay - DAY / 2) this.#day++;
    this.#lastOfDay = stamp.seconds;
    return this.#at(this.#day * DAY + stamp.seconds, stamp.nanos, false);
  }

  /** A time before the first line's is that of the first line: there are no negative ones. */
  #since(seconds: number, nanos: number, difference: Stamp): SegmentTime {
    const sign = difference.negative ? -1 : 1;
    const sum = nanos + sign * difference.nanos;
    const carry = Math.floor(sum / NANOS);
    const whole = seconds + sign * difference.seconds + carry;
    return whole < 0 ? this.#at(0, 0, false) : this.#at(whole, sum - carry * NANOS, false);
  }

  #at(seconds: number, nanos: number, dateKnown: boolean): SegmentTime {
    this.#seconds = seconds;
    this.#nanos = nanos;
    return { seconds, nanos, dateKnown };
  }
}

/**
 * Tells what the times of day in the first lines of a text are.
 *
 * tcpdump writes differences with a space before them, the first one zero. The second is the same for -ttt and
 * -ttttt; from the third on, -ttttt does not go back, or by little where frames were captured out of order, and -ttt
 * does soon.
 *
 * @returns undefined while it cannot be told and more lines may come
 */
export function clockMode(stamps: readonly Stamp[], complete: boolean): ClockMode | undefined {
  const [first, second] = stamps;
  if (first === undefined) return complete ? "absolute" : undefined;
  if (first.kind !== "time-of-day" || first.seconds !== 0 || first.nanos !== 0) return "absolute";
  if (second === undefined) return complete ? "absolute" : undefined;
  if (!first.indented && !second.indented) return "absolute";
  for (let i = 2; i < stamps.length; i++) {
    if (before(stamps[i] as Stamp, stamps[i - 1] as Stamp)) return "since-previous";
  }
  if (!complete) return undefined;
  return stamps.length >= ENOUGH ? "since-first" : "since-previous";
}

/** So many lines without one step back are not differences between neighbours (one chance in 120). */
const ENOUGH = 6;

/** Whether `a` is clearly less than `b`. */
function before(a: Stamp, b: Stamp): boolean {
  return a.seconds + a.nanos / NANOS < 0.9 * (b.seconds + b.nanos / NANOS);
}
