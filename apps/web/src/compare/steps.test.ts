import { newColumns, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { type Steps, stepAt, stepOf } from "./step-list.ts";
import { alignSteps } from "./steps.ts";

const FLAGS: Record<string, number> = { F: 1, S: 2, R: 4, A: 16 };

/** `cS sSA cA`: who sends and which flags, D for data; `@3` is milliseconds. */
function columns(text: string): SegmentColumns {
  const words = text.split(" ");
  const made = newColumns(words.length);
  words.forEach((word, i) => {
    const [segment = "", at] = word.split("@");
    made.flags[i] = segment
      .slice(1)
      .split("")
      .reduce((bits, letter) => bits | (FLAGS[letter] ?? 16), 0);
    made.payload[i] = segment.includes("D") ? 26 : 0;
    made.marks[i] = segment.startsWith("s") ? RowMark.FROM_SERVER : 0;
    made.nanos[i] = Number(at ?? i) * 1e6;
  });
  return made;
}

const all = (steps: Steps) => Array.from({ length: steps.length }, (_, i) => stepAt(steps, i));
const spelt = (steps: Steps) =>
  all(steps)
    .map(({ a, b }) => `${a ?? "-"}${b ?? "-"}`)
    .join(" ");

const THREE = columns("cS sSA cA sD cA sFA cFA sA");
const FOUR = columns("cS sSA cA sD cA sFA cA cFA sA");

test("a close in three beside one in four: the ACK that travelled alone stands alone", () => {
  expect(spelt(alignSteps(THREE, FOUR, "kind"))).toBe("00 11 22 33 44 55 -6 67 78");
  expect(spelt(alignSteps(FOUR, THREE, "kind"))).toBe("00 11 22 33 44 55 6- 76 87");
});

test("a refused connection beside one that was opened share the SYN alone", () => {
  expect(spelt(alignSteps(columns("cS sRA"), columns("cS sSA cA"), "kind"))).toBe("00 1- -1 -2");
});

test("what repeats is told from what answers: a client's ACK is no server's", () => {
  expect(spelt(alignSteps(columns("cA sA"), columns("sA cA"), "kind"))).toMatch(/^(0- 10 -1|-0 01 1-)$/);
});

test("by number the longer one goes on alone", () => {
  expect(spelt(alignSteps(columns("cS sSA"), columns("cS sSA cA"), "index"))).toBe("00 11 -2");
});

test("by time each comes when it came, counted from its own start", () => {
  const fast = columns("cS@100 sSA@101 cA@102");
  const slow = columns("cS@500 sSA@502 cA@900");
  expect(spelt(alignSteps(fast, slow, "time"))).toBe("00 1- 21 -2");
});

test.each(["kind", "index", "time"] as const)("every row is taken once and in order, by %s", (by) => {
  for (const [x, y] of [
    [THREE, FOUR],
    [columns(LONG), THREE],
    [columns(LONG), columns(LONGER)],
  ] as const) {
    const steps = all(alignSteps(x, y, by));
    expect(steps.map(({ a }) => a).filter((row) => row !== undefined)).toEqual(Array.from(x.row, (_, i) => i));
    expect(steps.map(({ b }) => b).filter((row) => row !== undefined)).toEqual(Array.from(y.row, (_, i) => i));
  }
});

/** A handshake, data with an ACK for every second, a close. */
const long = (pairs: number) => `cS sSA cA ${"sD sD cA ".repeat(pairs)}sFA cFA sA`;
const LONG = long(900);
const LONGER = long(2000);

test("openings and closes stand side by side, however much longer one of them is", () => {
  const [short, longer] = [columns(LONG), columns(LONGER)];
  const steps = alignSteps(short, longer, "kind");
  expect(
    all(steps)
      .slice(0, 3)
      .every(({ a, b }) => a === b),
  ).toBe(true);
  const fin = short.length - 3;
  expect(stepAt(steps, stepOf(steps, "a", fin))).toEqual({ a: fin, b: longer.length - 3 });
  const paired = all(steps).filter(({ a, b }) => a !== undefined && b !== undefined);
  expect(paired).toHaveLength(short.length);
});

// what it says: a hundred thousand
test("a hundred thousand segments are aligned in windows, and nearly all find their like", { timeout: 30_000 }, () => {
  const [x, y] = [long(33_000), long(30_000)].map(columns) as [SegmentColumns, SegmentColumns];
  expect(alignSteps(x, y, "kind").length).toBeLessThan(1.2 * x.length);
});

test("a row leads to its step", () => {
  const steps = alignSteps(THREE, FOUR, "kind");
  for (const [side, { length }] of [
    ["a", THREE],
    ["b", FOUR],
  ] as const) {
    for (let row = 0; row < length; row++) expect(stepAt(steps, stepOf(steps, side, row))[side]).toBe(row);
  }
});

test("a side that has nothing new stays where it was", () => {
  const { reached } = alignSteps(THREE, FOUR, "kind");
  expect([reached.a[6], reached.b[6]]).toEqual([5, 6]);
  expect(alignSteps(columns("cS@5 sSA@6"), columns("cS@5 sSA@6 cA@7"), "index").reached.a[2]).toBe(1);
});
