import * as fc from "fast-check";
import type { TestSegment } from "./frames.ts";

/** Seed of every property test: the same cases on every machine. */
export const SEED = 20_110_307;

const FLAGS = [".", ".", ".", ".", "P.", "P.", "S", "S.", "F.", "R", "R.", "", "SF", "F"] as const;

/** How a connection may begin that is open then: captured whole, in one direction alone, or after its SYNs. */
const BEGINNINGS = [
  ["S", "S.", "."],
  ["S", "", "."],
  ["", "S.", "."],
  ["", "P.", "P."],
] as const;

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

/** The same, but for most SYNs, in connections that are open already. */
export const openSegments: fc.Arbitrary<TestSegment[]> = fc
  .tuple(segments, fc.constantFrom(...BEGINNINGS), fc.nat(9))
  .map(([list, [opening, answer, last], kept]) => {
    const [client, server] = [basis(list, "c"), basis(list, "s")];
    const begin: TestSegment[] = [];
    if (opening !== "") begin.push({ from: "c", flags: opening, seq: (client - 1) >>> 0, at: 0 });
    if (answer === "S.") begin.push({ from: "s", flags: answer, seq: (server - 1) >>> 0, ack: client, at: 1 });
    else if (answer !== "") begin.push({ from: "s", flags: answer, seq: server, ack: client, length: 10, at: 1 });
    begin.push({ from: "c", flags: last, seq: client, ack: server, length: answer === "P." ? 10 : 0, at: 2 });
    const rest = list.map((it, i) => {
      const flags = it.flags.startsWith("S") && i % 10 !== kept ? "." : it.flags;
      return { ...it, flags, at: 2 + (it.at ?? 0) };
    });
    return [...begin, ...rest];
  });

/** Where a side's numbers begin, near enough: the lowest that it sends, or that are acknowledged of it. */
function basis(list: readonly TestSegment[], side: "c" | "s"): number {
  const numbers = list.map(({ from, seq, ack }) => (from === side ? seq : (ack ?? 0)));
  return numbers.reduce((lowest, number) => (((number - lowest) | 0) < 0 ? number : lowest), numbers[0] ?? 0);
}
