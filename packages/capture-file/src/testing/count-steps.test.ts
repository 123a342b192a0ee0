import { expect, test } from "vitest";
import { countSteps } from "./count-steps.ts";

const steps = (expression: RegExp, text: string) => countSteps(() => void expression.exec(text));

test("an expression that goes back and forth costs more than its text is long", () => {
  const [n, twice] = [200, 400].map((length) => steps(/^(?:a|b)*a*$/, `${"a".repeat(length)}!`)) as [number, number];
  expect(twice / n).toBeGreaterThan(3.5);
  const [m, again] = [200, 400].map((length) => steps(/^a*$/, `${"a".repeat(length)}!`)) as [number, number];
  expect(again / m).toBeLessThan(2.1);
});

test("what a search passes over is counted, found or not, and so is what is left of the language's own", () => {
  expect(countSteps(() => void "aaaaab".indexOf("b"))).toBe(6);
  expect(countSteps(() => void "aaaaab".indexOf("c"))).toBe(7);
  expect(countSteps(() => void "aaaaab".includes("b", 3))).toBe(3);
  expect(countSteps(() => void "baaaaa".lastIndexOf("b"))).toBe(7);
  expect(countSteps(() => void "abc".replace(/c/, "d"))).toBeGreaterThan(2);
  expect(countSteps(() => void Array.from("a1b2".matchAll(/\d/g)))).toBeGreaterThan(3);
  expect("".indexOf("a", 0)).toBe(-1);
});

// Each is matched by the engine too, and a difference throws.
test.each([
  [/(\S{1,5}?):\s+([SF]{1,8}|\.),?/y, "abc:  SF,"],
  [/(?:\d{2}|(?<=^|\s)-)?\d:(?=\s)/g, "a -1: 22: "],
  [/\b(?:IP6?|IPv[46])\b/g, "xIP IPv6 IP"],
  [/^(?:\s*|\s*\d+\s+)$/, " 12 "],
  [/^[^,\]-]+(?!x)\.$/i, "ABC."],
  [/(?:a{2}){1,2}?b/, "aaaab"],
])("%s is matched as the engine does", (expression, text) => {
  expect(steps(expression, text)).toBeGreaterThan(0);
});
