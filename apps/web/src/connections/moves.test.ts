import { expect, test } from "vitest";
import { activeAfter, sortAfter } from "./moves.ts";

test.each([
  ["ArrowDown", 5, 6],
  ["ArrowUp", 0, 0],
  ["PageDown", 95, 99],
  ["PageUp", 15, 5],
  ["Home", 50, 0],
  ["End", 50, 99],
  ["x", 50, undefined],
])("%s from row %i of 100 leads to %s", (key, from, to) => {
  expect(activeAfter(key, from, 100, 10)).toBe(to);
});

test("an empty list has one place", () => {
  expect(activeAfter("End", 0, 0, 10)).toBe(0);
  expect(activeAfter("ArrowDown", 0, 0, 10)).toBe(0);
});

test("a head clicked twice turns round; numbers begin with the largest, names with the first", () => {
  const byId = { sort: "id", descending: false };
  expect(sortAfter(byId, "duration")).toEqual({ descending: true });
  expect(sortAfter(byId, "client")).toEqual({ descending: false });
  expect(sortAfter({ sort: "duration", descending: true }, "duration")).toEqual({ descending: false });
});
