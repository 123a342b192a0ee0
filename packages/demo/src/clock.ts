import type { SocketCall } from "./call.ts";

/** Wall clock in nanoseconds, as the kernel stamps frames with. */
export interface WallClock {
  now(): SocketCall["time"];
  /**
   * Looks at the system's clock again: it may have been set, or slewed, since. Takes a few milliseconds, and on a
   * machine that keeps this process waiting up to {@link MOST_TICKS}.
   */
  calibrate(): void;
}

/** The two clocks that Node has: the wall clock in whole milliseconds, a monotonic one in nanoseconds. */
export interface NodeClocks {
  readonly millis: () => number;
  readonly monotonic: () => bigint;
}

/** Ticks of the millisecond clock that are looked at for one calibration. */
const TICKS = 3;

/** Ticks that are looked at where the process was kept waiting at the first ones. */
const MOST_TICKS = 50;

/** A tick is seen well where it is known to this many nanoseconds. */
const SEEN_WELL = 5_000n;

const NODE: NodeClocks = { millis: () => Date.now(), monotonic: () => process.hrtime.bigint() };

/** The moment at which the millisecond clock ticks over ties the two clocks together, to a microsecond or two. */
export function openWallClock(clocks = NODE): WallClock {
  let offset = measureOffset(clocks);
  return {
    now() {
      const time = clocks.monotonic() + offset;
      return { seconds: Number(time / 1_000_000_000n), nanos: Number(time % 1_000_000_000n) };
    },
    calibrate() {
      offset = measureOffset(clocks);
    },
  };
}

interface Tick {
  /** What the wall clock is ahead of the monotonic one, at least, in nanoseconds. */
  readonly offset: bigint;
  /** Nanoseconds by which it may be more. */
  readonly doubt: bigint;
}

/** Takes the tick that is known best; more than {@link TICKS} of them only as long as none was seen well. */
function measureOffset(clocks: NodeClocks): bigint {
  let best = nextTick(clocks);
  for (let seen = 1; seen < TICKS || (best.doubt > SEEN_WELL && seen < MOST_TICKS); seen++) {
    const tick = nextTick(clocks);
    if (tick.doubt < best.doubt) best = tick;
  }
  return best.offset + best.doubt / 2n;
}

/** Waits for a tick: it came after the last look that told the old millisecond had begun, and before the new one had ended. */
function nextTick({ millis, monotonic }: NodeClocks): Tick {
  let after = monotonic();
  const old = millis();
  for (;;) {
    const begun = monotonic();
    const now = millis();
    if (now !== old) {
      const ended = monotonic();
      return { offset: BigInt(now) * 1_000_000n - ended, doubt: ended - after };
    }
    after = begun;
  }
}
