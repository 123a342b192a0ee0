import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { emptyColumns } from "../store/row-cache.ts";
import { alignSteps, reached, type Step } from "./steps.ts";

const FLAGS: Record<string, number> = { F: 1, S: 2, R: 4, A: 16 };

/** `cS sSA cA`: who sends and which flags, D for data; `@3` is milliseconds. */
function columns(text: string): SegmentColumns {
  const words = text.split(" ");
  const made = emptyColumns(words.length);
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

const spelt = (steps: readonly Step[]) => steps.map(({ a, b }) => `${a ?? "-"}${b ?? "-"}`).join(" ");

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

test("every row is taken once and in order, whichever way", () => {
  for (const by of ["kind", "index", "time"] as const) {
    const steps = alignSteps(THREE, FOUR, by);
    const rows = (side: keyof Step) => steps.map((step) => step[side]).filter((row) => row !== undefined);
    expect(rows("a")).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(rows("b")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  }
});

test("a side that has nothing new stays where it was", () => {
  const steps = alignSteps(THREE, FOUR, "kind");
  expect([reached(steps, 6, "a"), reached(steps, 6, "b"), reached(steps, -1, "a")]).toEqual([5, 6, -1]);
});
