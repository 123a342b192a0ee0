import { longTransfer } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { RowCache } from "./row-cache.ts";
import { scrollMap } from "./scroll-map.ts";
import { WholeRows } from "./whole-rows.ts";

const { columns, statesBefore } = longTransfer(2000);
const whole = new WholeRows(columns, statesBefore);
const cache = new RowCache();
cache.put({ from: 0, idlesBefore: 0, statesBefore, columns });

test.each([
  [0, 8],
  [37, 38],
  [38, 300],
  [1500, 2000],
])("rows %i to %i are read as a cache that holds them reads them", (from, to) => {
  const { columns: read, ...rest } = whole.read({ from, to }) ?? {};
  const { columns: wanted, ...known } = cache.read({ from, to }) ?? {};
  expect(rest).toEqual(known);
  expect({ ...read }).toEqual({ ...wanted });
});

test("only what is beyond the end is missing", () => {
  const end = columns.length;
  expect(whole.missing({ from: 0, to: end })).toBeUndefined();
  expect(whole.missing({ from: 10, to: end + 5 })).toEqual({ from: end, to: end + 5 });
  expect(whole.read({ from: end, to: end + 5 })).toBeUndefined();
});

test("every row has its exact place on the map", () => {
  const map = scrollMap(columns.length, whole.anchors(), 1, 600);
  const exact = scrollMap(
    columns.length,
    Array.from(columns.row, (_, index) => ({
      index,
      idlesBefore: whole.read({ from: index, to: index + 1 })?.idlesBefore ?? 0,
    })),
    1,
    600,
  );
  for (const row of [0, 1, 36, 37, 38, 39, 74, 75, 1200, 1999]) expect(map.rowTop(row)).toBe(exact.rowTop(row));
});
