import { bookSpreads } from "@tcp-ladder/ladder";
import { type ScenarioName, scenario } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { layoutSpread, type SpreadLayout } from "./spread-layout.ts";

const OPTIONS = { width: 600, pitch: 10, slant: 4, head: 0 };

function laidOut(name: ScenarioName, at: 0 | 1): SpreadLayout {
  const { columns, connection, statesBefore } = scenario(name);
  const spread = bookSpreads(columns, connection, true, "en", statesBefore)[at];
  if (spread === undefined) throw new Error(`${name} has no spread ${at}`);
  return layoutSpread(spread, OPTIONS);
}
const heights = (arrows: readonly { readonly y: number }[]): number[] => arrows.map(({ y }) => y);

test("what belongs together stands at one height; a merged segment in the middle of its two", () => {
  expect(heights(laidOut("article", 0).captured)).toEqual([0, 10, 20]);
  const { book, captured } = laidOut("article", 1);
  expect(heights(book)).toEqual([0, 10, 20, 30]);
  expect(heights(captured)).toEqual([0, 15, 30]);
});

test("the book waits where more was captured", () => {
  const { book, captured } = laidOut("half-close", 1);
  expect(heights(book)).toEqual([0, 10, 40, 50]);
  expect(heights(captured)).toEqual([0, 10, 20, 30, 40, 50]);
});

test("joins cross where the order is another", () => {
  const { joins } = laidOut("simultaneous-close", 1);
  expect(joins.map(({ book, captured }) => `${book}${captured}`)).toEqual(["00", "13", "21", "32"]);
});

test("the pages lie within the width, with room between", () => {
  for (const name of ["article", "refused", "syn-repeated"] as const) {
    const { left, right } = laidOut(name, 0);
    expect(left.x1).toBeGreaterThan(0);
    expect(left.x2).toBeLessThan(right.x1);
    expect(right.x2).toBeLessThan(OPTIONS.width);
  }
});
