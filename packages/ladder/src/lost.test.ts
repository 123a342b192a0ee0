import { captured, capturedFlow } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { unreceivedRows } from "./lost.ts";

const OPENING = "> S mss=1460\n< SA +1ms mss=1460\n> A +1ms\n";
const SENT = "< PA +1ms D100\n< PA +1us D100\n< PA +1us D100\n< PA +1us D100\n";
const ASKED = "> A +1ms ack=1\n> A +1us ack=1\n> A +1us ack=1\n";

const lost = (text: string): number[] => [...unreceivedRows(captured(text).columns)];

test("what duplicate ACKs asked for until it came again did not arrive", () => {
  expect(lost(`${OPENING}${SENT}${ASKED}< PA +1ms D100 seq=1`)).toEqual([3]);
});

test("one of several that are missing is told by its own ACK number", () => {
  const text = `${OPENING}${SENT}${ASKED}< PA +1ms D100 seq=1\n> A +1ms ack=201\n> A +1us ack=201\n< PA +300ms D100 seq=201`;
  expect(lost(text)).toEqual([3, 5]);
});

test.each([
  ["nobody asked", `${OPENING}${SENT}< PA +300ms D100 seq=1`],
  ["something else was asked for", `${OPENING}${SENT}${ASKED}< PA +300ms D100 seq=101`],
  ["it was asked for only before it was sent", `${OPENING}> A +1ms\n> A +1ms\n< PA +1ms D100\n< PA +300ms D100 seq=1`],
  ["it was asked for only afterwards", `${OPENING}${SENT}< PA +300ms D100 seq=1\n${ASKED}`],
  ["the repeat was needless", `${OPENING}< PA +1ms D100\n> A +1ms\n> A +1ms\n< PA +300ms D100 seq=1`],
  ["the first sending is not here", `${OPENING}< PA +1ms D100 seq=101\n${ASKED}< PA +300ms D100 seq=1`],
])("%s: nothing is said", (_why, text) => {
  expect(lost(text)).toEqual([]);
});

test("a window tells of a loss that only segments outside it show", () => {
  const flow = capturedFlow(`${OPENING}${SENT}${ASKED}< PA +1ms D100 seq=1`);
  expect([...unreceivedRows(flow.window(0, 2, 3).columns)]).toEqual([3]);
});
