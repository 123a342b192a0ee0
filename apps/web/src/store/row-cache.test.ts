import { newColumns, RowMark } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { RowCache } from "./row-cache.ts";

/** Rows `from` … `to` of a connection whose every tenth row comes after idle time. */
function rows(from: number, to: number) {
  const columns = newColumns(to - from);
  let idlesBefore = 0;
  for (let i = 0; i < to; i++) {
    const idle = i % 10 === 9;
    if (i < from && idle) idlesBefore++;
    if (i < from) continue;
    columns.row[i - from] = 1000 + i;
    columns.marks[i - from] = idle ? RowMark.IDLE_BEFORE : 0;
    columns.states[i - from] = i % 251;
  }
  return { from, idlesBefore, statesBefore: from === 0 ? 0x10 : (from - 1) % 251, columns };
}

test("what was put is read back, across chunks and out of order", () => {
  const cache = new RowCache();
  cache.put(rows(500, 700));
  cache.put(rows(0, 300));
  expect(cache.read({ from: 200, to: 600 })?.columns.length).toBe(100);
  cache.put(rows(300, 500));
  const read = cache.read({ from: 250, to: 650 });
  expect(read?.from).toBe(250);
  expect([...(read?.columns.row ?? [])]).toEqual(Array.from({ length: 400 }, (_, i) => 1250 + i));
});

test("a drawing that starts anywhere knows the gaps and the states before it", () => {
  const cache = new RowCache();
  cache.put(rows(0, 100));
  cache.put(rows(100, 200));
  expect(cache.read({ from: 0, to: 1 })).toMatchObject({ idlesBefore: 0, statesBefore: 0x10 });
  expect(cache.read({ from: 57, to: 90 })).toMatchObject({ idlesBefore: 5, statesBefore: 56 });
  expect(cache.read({ from: 150, to: 151 })).toMatchObject({ idlesBefore: 15, statesBefore: 149 });
});

test("what is missing is said as one range", () => {
  const cache = new RowCache();
  expect(cache.missing({ from: 3, to: 9 })).toEqual({ from: 3, to: 9 });
  cache.put(rows(5, 8));
  expect(cache.missing({ from: 3, to: 9 })).toEqual({ from: 3, to: 9 });
  expect(cache.missing({ from: 5, to: 9 })).toEqual({ from: 8, to: 9 });
  expect(cache.missing({ from: 5, to: 8 })).toBeUndefined();
});

test("it stays bounded, and what was used last stays", () => {
  const cache = new RowCache();
  for (let from = 0; from < 100_000; from += 1000) cache.put(rows(from, from + 1000));
  expect(cache.anchors().length).toBeLessThanOrEqual(64);
  expect(cache.has(99_999)).toBe(true);
  expect(cache.has(0)).toBe(false);
});
