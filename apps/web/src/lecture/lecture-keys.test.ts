import { expect, test } from "vitest";
import { lectureKey } from "./lecture-keys.ts";

test.each([
  ["b", false, "black"],
  [".", false, "black"],
  ["b", true, "end-black"],
  ["PageDown", true, "end-black"],
  ["Escape", true, "end-black"],
  ["PageDown", false, undefined],
  ["Escape", false, undefined],
  ["F5", false, "full-screen"],
  ["Shift", true, undefined],
])("%s while black is %s: %s", (key, black, action) => {
  expect(lectureKey(key, black, false)).toBe(action);
});

test("with a modifier a key is the browser's", () => {
  expect(lectureKey("b", false, true)).toBeUndefined();
  expect(lectureKey("F5", false, true)).toBeUndefined();
});
