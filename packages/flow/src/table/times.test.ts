import { expect, test } from "vitest";
import { RowTimes } from "./times.ts";

/** Seconds and nanoseconds as readers hand them on: of our days, of the word's ends, of no clock, of broken files. */
const TIMES = [
  [1_700_000_000, 1],
  [0, 0],
  [0xffff_ffff, 999_999_999],
  [0x1_0000_0000, 5],
  [-1, 7],
  [2 ** 52, 0],
  [5, 0xffff_ffff],
] as const;

test("times come back as they were, near ones and far ones on the same page and on others", () => {
  const times = new RowTimes();
  const rows = Array.from({ length: 40_000 }, (_, i) => (i % 5000 < TIMES.length ? TIMES[i % 5000] : [i, i % 1000]));
  for (const [seconds, nanos] of rows as [number, number][]) times.add({ seconds, nanos } as never);
  expect(times.length).toBe(rows.length);
  expect(rows.map((_, row) => times.time(row))).toEqual(rows.map((row) => ({ seconds: row?.[0], nanos: row?.[1] })));
  expect([times.isZero(1), times.isZero(0), times.isZero(4)]).toEqual([true, false, false]);
});

test("a fraction that no word holds is kept as the most that one does", () => {
  const times = new RowTimes();
  times.add({ seconds: 5, nanos: 4_294_967_295_000 } as never);
  expect(times.time(0)).toEqual({ seconds: 5, nanos: 0xffff_ffff });
});

test("what lies between two rows, forwards and back", () => {
  const times = new RowTimes();
  for (const [seconds, nanos] of TIMES) times.add({ seconds, nanos } as never);
  expect(times.elapsed(1, 0)).toBe(1.7e18 + 1);
  expect(times.elapsed(3, 2)).toBe(-1e9 + 999_999_994);
  expect(times.elapsed(4, 1)).toBe(1e9 - 7);
});
