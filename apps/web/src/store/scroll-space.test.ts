import { expect, test } from "vitest";
import { scrollMap } from "./scroll-map.ts";
import { ScrollSpace } from "./scroll-space.ts";

const VIEW = 800;
const long = scrollMap(1_000_000, [{ index: 0, idlesBefore: 0 }], 1, VIEW);

function open(map = long): ScrollSpace {
  const space = new ScrollSpace();
  space.adopt(map);
  return space;
}

test("a short picture scrolls as it is", () => {
  const space = open(scrollMap(100, [{ index: 0, idlesBefore: 0 }], 1, VIEW));
  for (const top of [10, 2000, 30, 5000]) {
    space.scrolled(top);
    expect([space.picture, space.shift, space.settle(), space.stuck()]).toEqual([top, 0, undefined, false]);
  }
});

test("in a picture that no browser can scroll, small moves go pixel by pixel, large ones in proportion", () => {
  const space = open();
  expect(long.height).toBeGreaterThan(5 * long.scrollHeight);
  space.scrolled(120);
  space.scrolled(240);
  expect(space.picture).toBe(240);
  space.scrolled(long.scrollHeight / 2);
  expect(space.picture / long.height).toBeCloseTo(0.5, 3);
  space.scrolled(long.scrollHeight - VIEW);
  expect(space.picture).toBeCloseTo(long.height - VIEW, 0);
});

test("settling moves the browser and not the picture", () => {
  const space = open();
  space.scrolled(long.scrollHeight / 2);
  for (let i = 1; i <= 20; i++) space.scrolled(long.scrollHeight / 2 + i * 100);
  const { picture } = space;
  const wanted = space.settle();
  expect(wanted).toBeDefined();
  space.scrolled(wanted ?? 0);
  expect(space.picture).toBe(picture);
  expect(space.settle()).toBeUndefined();
});

test("any row is one jump away, exactly", () => {
  const space = open();
  for (const row of [999_000, 3, 543_210]) {
    const scrollTop = space.jump(long.rowTop(row));
    space.scrolled(scrollTop);
    expect(space.picture).toBe(long.rowTop(row));
    space.scrolled(scrollTop + 100);
    expect(space.picture).toBe(long.rowTop(row) + 100);
  }
});

test("at the browser's end before the picture's one is stuck, and settling frees", () => {
  const space = open();
  const top = space.jump(5000);
  space.scrolled(top);
  space.scrolled(0);
  expect(space.picture).toBeGreaterThan(0);
  expect(space.stuck()).toBe(true);
  space.scrolled(space.settle() ?? 0);
  expect(space.stuck()).toBe(false);
});

test("the row at the top stays where idle gaps become known above it", () => {
  const space = open();
  space.scrolled(space.jump(long.rowTop(500_000) + 20));
  const known = scrollMap(
    1_000_000,
    [
      { index: 0, idlesBefore: 0 },
      { index: 400_000, idlesBefore: 77 },
    ],
    1,
    VIEW,
  );
  space.adopt(known);
  expect(space.picture - known.rowTop(500_000)).toBeCloseTo(20, 6);
});
