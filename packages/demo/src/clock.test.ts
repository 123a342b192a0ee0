import { expect, test } from "vitest";
import { type NodeClocks, openWallClock } from "./clock.ts";

const nanosOf = ({ seconds, nanos }: { seconds: number; nanos: number }) =>
  BigInt(seconds) * 1_000_000_000n + BigInt(nanos);

test("lies within the millisecond that the system's clock tells", () => {
  const clock = openWallClock();
  for (let i = 0; i < 1000; i++) {
    const before = BigInt(Date.now()) * 1_000_000n;
    const now = nanosOf(clock.now());
    const after = BigInt(Date.now() + 1) * 1_000_000n;
    expect(now).toBeGreaterThanOrEqual(before - 20_000n);
    expect(now).toBeLessThanOrEqual(after + 20_000n);
  }
});

test("never runs backwards between calibrations, and nanoseconds stay below a second", () => {
  const clock = openWallClock();
  let last = 0n;
  for (let i = 0; i < 10_000; i++) {
    const time = clock.now();
    expect(time.nanos).toBeLessThan(1_000_000_000);
    const now = nanosOf(time);
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});

/** What the simulated wall clock is ahead of the simulated monotonic one, in nanoseconds. */
const AHEAD = 1_700_000_000_123_456_789n;

/** Two clocks of one simulated time: each look takes 100 ns, and `pauseAt` says how long the process then waits, in nanoseconds. */
function simulatedClocks(pauseAt: (time: bigint) => bigint): NodeClocks {
  let time = 0n;
  const look = () => {
    const seen = time;
    time += 100n + pauseAt(time);
    return seen;
  };
  return { monotonic: look, millis: () => Number((look() + AHEAD) / 1_000_000n) };
}

/** How far the offset found is from the true one, in nanoseconds. */
function errorOf(clocks: NodeClocks): number {
  const clock = openWallClock(clocks);
  return Number(nanosOf(clock.now()) - clocks.monotonic() - AHEAD);
}

/** Nanoseconds since the simulated wall clock's last tick. */
const sinceTick = (time: bigint) => (time + AHEAD) % 1_000_000n;

test("passes over the ticks at which the process was kept waiting", () => {
  const late = 12;
  const end = BigInt(late) * 1_000_000n;
  const busy = (time: bigint) => (time < end && sinceTick(time) > 999_000n ? 60_000n : 0n);
  expect(Math.abs(errorOf(simulatedClocks(busy)))).toBeLessThan(1_000);
});

test("finds an end where every tick is seen late", () => {
  const busy = (time: bigint) => (sinceTick(time) > 980_000n ? 40_000n : 0n);
  expect(Math.abs(errorOf(simulatedClocks(busy)))).toBeLessThan(40_000);
});
