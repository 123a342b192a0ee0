import { expect, test } from "vitest";
import { agreedEcn } from "./agreed-ecn.ts";
import { flowOf, type TestSegment } from "./testing/frames.ts";

const syn = (flags: string): TestSegment => ({ from: "c", flags, seq: 100 });
const answer = (flags: string): TestSegment => ({ from: "s", flags, seq: 500, ack: 101 });

// RFC 9768, table 2, and RFC 3168, section 6.1.1. E is ECE, W is CWR, e is AE.
test.each([
  ["SEWe", "S.W", "accurate"],
  ["SEWe", "S.EW", "accurate"],
  ["SEWe", "S.e", "accurate"],
  ["SEWe", "S.We", "accurate"],
  ["SEWe", "S.E", "classic"],
  ["SEWe", "S.Ee", undefined],
  ["SEWe", "S.EWe", "none"],
  ["SEWe", "S.", "none"],
  ["SEW", "S.E", "classic"],
  ["SEW", "S.W", "none"],
  ["SEW", "S.EW", "none"],
  ["SEW", "S.", "none"],
  ["S", "S.E", "none"],
  ["S", "S.", "none"],
])("%s answered by %s", (asks, answers, agreed) => {
  expect(agreedEcn(flowOf([syn(asks), answer(answers)]), 0)).toBe(agreed);
});

test("a SYN that asked for ECN may be repeated without it (RFC 3168, 6.1.1.1), and either may be answered", () => {
  expect(agreedEcn(flowOf([syn("SEW"), syn("S"), answer("S.E")]), 0)).toBe("classic");
  expect(agreedEcn(flowOf([syn("SEW"), syn("S"), answer("S.")]), 0)).toBe("none");
});

test("half a handshake tells what it can", () => {
  expect(agreedEcn(flowOf([answer("S.E")]), 0)).toBe("classic");
  expect(agreedEcn(flowOf([answer("S.")]), 0)).toBe("none");
  expect(agreedEcn(flowOf([answer("S.W")]), 0)).toBeUndefined();
  expect(agreedEcn(flowOf([syn("SEW"), { from: "c", flags: ".E", seq: 101, ack: 501 }]), 0)).toBeUndefined();
});
