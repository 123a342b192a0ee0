import { expect, test } from "vitest";
import { agreesOnAccurateEcn } from "./accurate-ecn.ts";
import { flowOf, type TestSegment } from "./testing/frames.ts";

const syn = (flags: string): TestSegment => ({ from: "c", flags, seq: 100 });
const answer = (flags: string): TestSegment => ({ from: "s", flags, seq: 500, ack: 101 });

// RFC 9768, table 2. E is ECE, W is CWR, e is AE.
test.each([
  ["SEWe", "S.W", true],
  ["SEWe", "S.EW", true],
  ["SEWe", "S.e", true],
  ["SEWe", "S.We", true],
  ["SEWe", "S.E", false],
  ["SEWe", "S.", false],
  ["SEW", "S.E", false],
  ["SEW", "S.W", false],
])("%s answered by %s", (asks, answers, agreed) => {
  expect(agreesOnAccurateEcn(flowOf([syn(asks), answer(answers)]), 0)).toBe(agreed);
});
