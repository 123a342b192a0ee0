import { expect, test } from "vitest";
import { flowOf, type TestSegment } from "./testing/frames.ts";
import { windowShift } from "./window-shift.ts";

const SCALE_7 = [3, 3, 7, 0];
const SYN: TestSegment = { from: "c", flags: "S", seq: 100 };
const SYN_ACK: TestSegment = { from: "s", flags: "S.", seq: 500, ack: 101 };

const shifts = (segments: readonly TestSegment[]) => {
  const connection = flowOf(segments).connection(0);
  return [windowShift(connection, "client"), windowShift(connection, "server")];
};

// RFC 7323, section 2.2: both SYNs have to offer it, and a SYN+ACK may only where the SYN did.
test.each([
  [
    "both offer it",
    [
      { ...SYN, options: SCALE_7 },
      { ...SYN_ACK, options: SCALE_7 },
    ],
    [7, 7],
  ],
  ["one does not", [{ ...SYN, options: SCALE_7 }, SYN_ACK], [0, 0]],
  ["a SYN+ACK alone tells of its sender", [{ ...SYN_ACK, options: SCALE_7 }], [undefined, 7]],
  ["a SYN alone tells nothing", [{ ...SYN, options: SCALE_7 }], [undefined, undefined]],
  ["no SYN was captured", [{ from: "c" as const, flags: ".", seq: 1, ack: 1 }], [undefined, undefined]],
  [
    "more than 14 counts as 14",
    [
      { ...SYN, options: [3, 3, 15, 0] },
      { ...SYN_ACK, options: SCALE_7 },
    ],
    [14, 7],
  ],
])("%s", (_, segments, expected) => {
  expect(shifts(segments)).toEqual(expected);
});

test("bytes in flight of a segment with SYN or FIN are bytes: neither is counted (RFC 9293, section 3.4)", () => {
  const flow = flowOf([
    SYN,
    SYN_ACK,
    { from: "c", flags: "P.", seq: 101, ack: 501, length: 10 },
    { from: "c", flags: "F.", seq: 111, ack: 501, length: 5 },
    { from: "s", flags: ".", seq: 501, ack: 111 },
    { from: "c", flags: "F.", seq: 111, ack: 501, length: 5 },
  ]);
  expect([...flow.measures(0, 0, 6).inFlight]).toEqual([Number.NaN, Number.NaN, 10, 15, Number.NaN, 5]);
});

test("of a segment sent twice the first sending is what an ACK is timed from, as Wireshark does", () => {
  const flow = flowOf([
    SYN,
    SYN_ACK,
    { from: "c", flags: "P.", seq: 101, ack: 501, length: 10, at: 10 },
    { from: "c", flags: "P.", seq: 101, ack: 501, length: 10, at: 210 },
    { from: "s", flags: ".", seq: 501, ack: 111, at: 215 },
  ]);
  expect(flow.measures(0, 4, 1).rttNs[0]).toBe(205e6);
});
