import fc from "fast-check";
import { expect, test } from "vitest";
import { splitTime, timeUnit } from "./time.ts";

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
