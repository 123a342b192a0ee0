import { layoutLadder } from "@tcp-ladder/ladder";
import { scenario } from "@tcp-ladder/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scrollMap } from "./scroll-map.ts";
import { heightOf, placeAt, startsOf } from "./scroll-place.ts";

const article = scenario("article");
const layout = (scale: number) =>
  layoutLadder({ ...article, from: 0, idlesBefore: 0 }, { width: 900, scale, numbers: "symbolic", spacing: "equal" });
const map = scrollMap(100_000, [{ index: 50_000, idlesBefore: 300 }], 1.3, 800);

test.each([
  ["drawn whole", startsOf(layout(1), map, true, 8), 200, layout(1).height - 60],
  ["drawn in windows", startsOf(layout(1), map, false, 100_000), 200, map.height - 900],
])("a place leads back to its height, %s", (_how, starts, least, most) => {
  fc.assert(
    fc.property(fc.double({ min: least, max: most, noNaN: true }), (y) => {
      expect(Math.abs((heightOf(placeAt(y, starts), starts) ?? 0) - y)).toBeLessThan(0.2);
    }),
    { seed: 9293 },
  );
});

test("a place is the same at another size", () => {
  const small = startsOf(layout(1), map, true, 8);
  const large = startsOf(layout(2), map, true, 8);
  const y = small.startOf(5) + 10;
  expect(heightOf(placeAt(y, small), large)).toBeCloseTo(2 * y, 3);
});

test("rows that are not there have no height", () => {
  expect(heightOf(8, startsOf(layout(1), map, true, 8))).toBeUndefined();
});
