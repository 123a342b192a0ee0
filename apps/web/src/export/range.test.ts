import { expect, test } from "vitest";
import { parseRange } from "./range.ts";

test.each([
  ["", "", { first: 1, last: 8 }],
  ["3", "", { first: 3, last: 8 }],
  ["", "3", { first: 1, last: 3 }],
  [" 2 ", "99", { first: 2, last: 8 }],
  ["8", "8", { first: 8, last: 8 }],
  ["0", "", undefined],
  ["5", "4", undefined],
  ["9", "", undefined],
  ["two", "", undefined],
  ["1.5", "", undefined],
])("from %j to %j of 8", (first, last, range) => {
  expect(parseRange(first, last, 8)).toEqual(range);
});
