import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "../testing/arbitrary.ts";
import { flowOf, type TestSegment } from "../testing/frames.ts";
import { type Sendings, type Stretch, sendings } from "./sendings.ts";

const BASE = 0xffff_ff80;
const at = (number: number): number => (BASE + number) >>> 0;
const ms = (from: number, to: number): number => (to - from) * 1e6;

/** The same number by number. */
function byNumbers(sent: readonly TestSegment[], row: number, { left, right }: Stretch): Sendings {
  const numbers = Array.from({ length: (right - left) | 0 }, (_, i) => (left + i) >>> 0);
  const carries = ({ seq, length = 0 }: TestSegment, n: number): boolean => (n - seq) >>> 0 < length;
  const touching = sent.flatMap((segment, i) =>
    segment.from === "c" && numbers.some((n) => carries(segment, n)) ? [i] : [],
  );
  const before = touching.filter((i) => i < row);
  const fresh = before.filter((i) =>
    numbers.some((n) => carries(sent[i] as TestSegment, n) && !sent.slice(0, i).some((one) => carries(one, n))),
  );
  const again = before.findLast((i) => !fresh.includes(i));
  const later = touching.find((i) => i > row);
  const last = fresh.at(-1);
  const whole = (i: number) => numbers.every((n) => carries(sent[i] as TestSegment, n));
  return {
    sent:
      last === undefined
        ? undefined
        : {
            frame: last + 1,
            ns: ms(last, row),
            first: (fresh[0] as number) + 1,
            whole: numbers.every((n) => sent.slice(0, row).some((one) => carries(one, n))),
          },
    again: again === undefined ? undefined : { frame: again + 1, ns: ms(again, row), whole: whole(again) },
    later: later === undefined ? undefined : { frame: later + 1, ns: ms(row, later), whole: whole(later) },
    unsent: last === undefined,
  };
}

const piece = fc.record({ seq: fc.integer({ min: 1, max: 200 }), length: fc.integer({ min: 0, max: 40 }) });

test("where a stretch was sent is what a look at each of its numbers says", () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }),
      fc.array(piece, { minLength: 1, maxLength: 10 }),
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      (before, behind, asked) => {
        const data = ({ seq, length }: { seq: number; length: number }): TestSegment => ({
          from: "c",
          flags: ".",
          seq: at(seq),
          ack: 501,
          length,
        });
        const list: TestSegment[] = [
          { from: "c", flags: "S", seq: at(0) },
          { from: "s", flags: "S.", seq: 500, ack: at(1) },
          ...before.map(data),
          { from: "s", flags: ".", seq: 501, ack: at(1) },
          ...behind.map(data),
        ];
        const row = 2 + before.length;
        const flow = flowOf(list.map((segment, i) => ({ ...segment, at: i })));
        const stretches = asked.map(({ seq, length }) => ({ left: at(seq), right: at(seq + length + 1) }));
        expect(sendings(flow, row, stretches)).toEqual(stretches.map((stretch) => byNumbers(list, row, stretch)));
      },
    ),
    { seed: SEED, numRuns: 400 },
  );
});

test("of what may have been sent before all that is looked at, nothing is said", () => {
  const early: TestSegment[] = [{ from: "c", flags: ".", seq: at(1), ack: 501, length: 10 }];
  const many = Array.from({ length: 40_000 }, (): TestSegment => ({ from: "s", flags: ".", seq: 501, ack: at(1) }));
  const flow = flowOf([...early, ...many]);
  const stretch = { left: at(1), right: at(11) };
  expect(sendings(flow, 30_000, [stretch])[0]?.sent?.frame).toBe(1);
  expect(sendings(flow, 39_000, [stretch])).toEqual([{ unsent: false }]);
});
