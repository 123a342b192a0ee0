import { expect, test } from "vitest";
import { lectureScale } from "./lecture-scale.ts";

test.each([
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [2560, 1080],
  [1024, 768],
])("labels have 3 %% of the height on %i × %i", (width, height) => {
  expect(18 * lectureScale(width, height)).toBeGreaterThanOrEqual(height * 0.03);
});

test("a narrow screen keeps room for a label", () => {
  expect(lectureScale(360, 740)).toBe(1);
});
