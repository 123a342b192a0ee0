import * as fc from "fast-check";
import type { TestSegment } from "./frames.ts";

/** Seed of every property test: the same cases on every machine. */
export const SEED = 20_110_307;

const FLAGS = [".", ".", ".", ".", "P.", "P.", "S", "S.", "F.", "R", "R.", "", "SF", "F"] as const;

/** Segments that make sense in some order at least: few numbers, near each other, so that every rule meets its case. */
export const segments: fc.Arbitrary<TestSegment[]> = fc
  .record({ client: fc.constantFrom(1000, 0, 0xffff_fff0), server: fc.constantFrom(5000, 0, 0x7fff_fff0) })
  .chain(({ client, server }) =>
    fc
      .array(
        fc.record({
          from: fc.constantFrom("c" as const, "s" as const),
          flags: fc.constantFrom(...FLAGS),
          forward: fc.nat(6),
          acknowledged: fc.nat(6),
          length: fc.constantFrom(0, 0, 0, 1, 10, 20),
          window: fc.constantFrom(0, 10, 100, 100, 100),
          gap: fc.constantFrom(0, 0.1, 2, 3, 15, 25, 400, 1000, 2500),
          port: fc.constantFrom(40_000, 40_000, 40_001),
        }),
        { minLength: 1, maxLength: 40 },
      )
      .map((drafts) => {
        let at = 0;
        return drafts.map(({ from, flags, forward, acknowledged, length, window, gap, port }) => {
          at += gap;
          const [own, other] = from === "c" ? [client, server] : [server, client];
          const seq = flags.startsWith("S") ? own : own + forward * 10;
          return { from, flags, seq: seq >>> 0, ack: (other + acknowledged * 10) >>> 0, length, window, at, port };
        });
      }),
  );
