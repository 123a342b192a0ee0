import { newColumns } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { gapMs, rowsWithin, waitMs } from "./playback.ts";

/** The article's times, as seconds and nanoseconds since midnight. */
function article() {
  const columns = newColumns(8);
  columns.seconds.set([53539, 53539, 53539, 53559, 53559, 53579, 53579, 53579]);
  columns.nanos.set([772673000, 772695000, 773256000, 773434000, 774208000, 773523000, 774342000, 774351000]);
  return columns;
}

test("gaps are exact across the whole second", () => {
  expect(gapMs(article(), 1)).toBeCloseTo(0.022, 9);
  expect(gapMs(article(), 3)).toBeCloseTo(20000.178, 9);
  expect(gapMs(article(), 0)).toBe(0);
});

test("idle time is skipped, everything else is as long as it was", () => {
  expect(waitMs(article(), 3, { kind: "times", factor: 1 })).toBe(1500);
  expect(waitMs(article(), 3, { kind: "times", factor: 5 })).toBe(300);
  expect(waitMs(article(), 2, { kind: "times", factor: 0.5 })).toBeCloseTo(1.122, 9);
  expect(waitMs(article(), 2, { kind: "each", milliseconds: 1000 })).toBe(1000);
});

test("a clock that steps back does not stop the play", () => {
  const columns = article();
  columns.seconds[4] = 53550;
  expect(waitMs(columns, 4, { kind: "times", factor: 1 })).toBe(0);
});

test("segments within one frame of the screen appear together", () => {
  expect(rowsWithin(article(), 0, { kind: "times", factor: 1 })).toBe(3);
  expect(rowsWithin(article(), 3, { kind: "times", factor: 1 })).toBe(2);
  expect(rowsWithin(article(), 0, { kind: "each", milliseconds: 900 })).toBe(1);
});
