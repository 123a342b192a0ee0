import { expect, test } from "vitest";
import { arcPath, arrowHead, arrowLine, BREAKS_OFF, bracePath, breakOff, brokenLine, lifelinePath } from "./shapes.ts";

const numbers = (d: string) => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test("an arrow to the left has its head at the left", () => {
  const head = numbers(arrowHead({ x1: 400, y1: 10, x2: 100, y2: 10 }, 10));
  const xs = head.filter((_, i) => i % 2 === 0);
  expect(Math.min(...xs)).toBeCloseTo(101.2);
  expect(Math.max(...xs)).toBeCloseTo(110);
  const line = numbers(arrowLine({ x1: 400, y1: 10, x2: 100, y2: 10 }, 10));
  expect(line).toEqual([400, 10, 106, 10]);
});

test("what does not arrive ends before the other lifeline, in strokes that point back", () => {
  const { line, x, y } = brokenLine({ x1: 400, y1: 0, x2: 100, y2: 20 });
  expect(numbers(line)).toEqual([400, 0, x, Number(y.toFixed(2))]);
  expect(x).toBeCloseTo(400 - 300 * BREAKS_OFF);
  const strokes = numbers(breakOff(x, y, -1)).filter((_, i) => i % 2 === 0);
  expect(Math.min(...strokes)).toBeGreaterThan(100);
});

test("a lifeline breaks where time is folded, and only there", () => {
  expect(lifelinePath(5, 0, 100, [])).toBe("M5 0L5 100");
  expect(numbers(lifelinePath(5, 0, 100, [{ y: 50, half: 10 }])).length).toBe(2 * 6);
  expect(lifelinePath(5, 0, 100, [{ y: 98, half: 10 }])).toBe("M5 0L5 100");
});

test("an arc begins at the acknowledgement and ends at what it covers", () => {
  const at = numbers(arcPath({ x: 80, y1: 20, y2: 60, swing: -10 }));
  expect(at.slice(0, 2)).toEqual([80, 60]);
  expect(at.slice(-2)).toEqual([80, 20]);
});

test("a brace that goes on has no hook", () => {
  const whole = { x: 10, y1: 0, y2: 100, openTop: false, openBottom: false };
  expect(bracePath(whole, 1)).toMatch(/^M10 0Q18 0 18 8/);
  expect(bracePath({ ...whole, openTop: true, openBottom: true }, 1)).toMatch(/^M18 0V42.*V100$/);
});
