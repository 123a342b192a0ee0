import { rowY } from "@tcp-ladder/ladder";
import { expect, test } from "vitest";
import { scrollMap } from "./scroll-map.ts";

const anchors = [
  { index: 0, idlesBefore: 0 },
  { index: 1000, idlesBefore: 10 },
  { index: 999_000, idlesBefore: 2010 },
];

test("rows whose place is known stand exactly there", () => {
  const map = scrollMap(1_000_000, anchors, 1, 800);
  expect(map.rowTop(1000)).toBe(rowY(1000, 10, { scale: 1 }));
  expect(map.rowTop(999_000)).toBe(rowY(999_000, 2010, { scale: 1 }));
});

test("every row is found where it stands", () => {
  const map = scrollMap(1_000_000, anchors, 1, 800);
  expect(map.scrollHeight).toBeLessThan(17_000_000);
  for (const row of [0, 1, 999, 1000, 54_321, 999_999]) {
    expect(map.rowAt(map.rowTop(row) + 1)).toBe(row);
  }
});

test("a short picture scrolls as it is", () => {
  const map = scrollMap(100, [{ index: 0, idlesBefore: 0 }], 1, 800);
  expect(map.scrollHeight).toBe(map.height);
});
