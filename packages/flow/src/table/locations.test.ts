import { expect, test } from "vitest";
import { Locations } from "./locations.ts";

test("a location is what it was, in captures of any size", () => {
  const locations = new Locations();
  const given = [24, 130, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5, 3 * 2 ** 32 - 1, 3 * 2 ** 32, 2 ** 45 + 3, 2 ** 52 + 1];
  const kept = Uint32Array.from(given, (location, row) => locations.put(row, location));
  expect(given.map((_, row) => locations.get(row, kept[row] as number))).toEqual(given);
});
