import type { SocketCall } from "./call.ts";

/** Wall clock in nanoseconds, as the kernel stamps frames with. */
export interface WallClock {
  now(): SocketCall["time"];
  /** Looks at the system's clock again: it may have been set, or slewed, since. Takes up to {@link TICKS} ms. */
  calibrate(): void;
}

/** Ticks of the millisecond clock that are looked at for one calibration. */
const TICKS = 3;

/**
 * Node tells the wall clock in milliseconds only, and a monotonic clock in nanoseconds. The moment at which the
 * former ticks over ties the two together, to a microsecond or two. Being late at a tick only ever makes the offset
 * smaller, so the largest of several is the best.
 */
export function openWallClock(): WallClock {
  let offset = measureOffset();
  return {
    now() {
      const time = process.hrtime.bigint() + offset;
      return { seconds: Number(time / 1_000_000_000n), nanos: Number(time % 1_000_000_000n) };
    },
    calibrate() {
      offset = measureOffset();
    },
  };
}

function measureOffset(): bigint {
  let best: bigint | undefined;
  for (let tick = 0; tick < TICKS; tick++) {
    const before = Date.now();
    let after = before;
    while (after === before) after = Date.now();
    const offset = BigInt(after) * 1_000_000n - process.hrtime.bigint();
    if (best === undefined || offset > best) best = offset;
  }
  return best as bigint;
}
