import { expect, test } from "vitest";
import { openWallClock } from "./clock.ts";

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
