import fc from "fast-check";
import { expect, test } from "vitest";
import { InterfaceClock, splitTime, timeUnit } from "./time.ts";

test("times are split exactly, whatever the resolution", () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 2n ** 64n - 1n),
      fc.constantFrom(0, 3, 6, 7, 9, 10, 12, 0x80 | 10, 0x80 | 20, 0x80 | 32),
      (count, resolution) => {
        const out = { seconds: 0, nanos: 0 };
        splitTime(Number(count >> 32n), Number(count & 0xffffffffn), timeUnit(resolution, 0), out);
        const units = (resolution & 0x80) === 0 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f);
        expect(out.seconds).toBe(Number(count / units));
        expect(out.nanos).toBe(Number(((count % units) * 1_000_000_000n) / units));
      },
    ),
    { seed: 1, numRuns: 2000 },
  );
});

test("a clock says of times that follow each other what is said of each alone", () => {
  const RESOLUTIONS = [0, 3, 6, 9, 12, 0x80 | 20];
  const step = fc.oneof(fc.bigInt(-3n, 3n), fc.bigInt(-2_000_000_000n, 2_000_000_000n), fc.bigInt(0n, 2n ** 63n));
  fc.assert(
    fc.property(
      fc.constantFrom(0n, 999_999n, 2n ** 32n - 2n, 1_700_000_000_123_456n, 1_700_000_000_999_999_999n, 2n ** 64n - 1n),
      fc.array(step, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(...RESOLUTIONS),
      fc.constantFrom(0, -3600, 1_000_000_000),
      (begin, steps, resolution, offset) => {
        const unit = timeUnit(resolution, offset);
        const clock = new InterfaceClock(unit);
        let count = begin;
        for (const change of steps) {
          count = BigInt.asUintN(64, count + change);
          const [high, low] = [Number(count >> 32n), Number(count & 0xffffffffn)];
          const [told, alone] = [
            { seconds: 0, nanos: 0 },
            { seconds: 0, nanos: 0 },
          ];
          clock.split(high, low, told);
          splitTime(high, low, unit, alone);
          expect(told).toEqual(alone);
        }
      },
    ),
    { seed: 2, numRuns: 2000 },
  );
});
