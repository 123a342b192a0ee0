import { expect, test } from "vitest";
import { listFrom } from "./list-from.ts";

test.each([
  ["nothing is named", undefined, 0, 500_000, 0],
  ["it is among the first", 499, 0, 500_000, 0],
  ["it is far on: with as many before it as after it", 300_000, 0, 500_000, 299_750],
  ["its neighbours are listed: nothing moves", 300_249, 299_750, 500_000, 299_750],
  ["it has been left", 300_250, 299_750, 500_000, 300_000],
  ["it is the last: the list is full", 499_999, 0, 500_000, 499_500],
  ["back at the beginning", 3, 299_750, 500_000, 0],
  ["it has not come yet", 700, 0, 600, 0],
  ["there are few", 599, 0, 600, 100],
] as const)("%s", (_, shown, before, total, from) => {
  expect(listFrom(shown, before, total)).toBe(from);
});
