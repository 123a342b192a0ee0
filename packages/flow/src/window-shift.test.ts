import { describe, expect, test } from "vitest";
import { openFlow } from "./index.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "./testing/frames.ts";
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

describe("a snap length that leaves no room for a SYN's options", () => {
  const MSS_AND_SCALE = [2, 4, 5, 180, ...SCALE_7];
  /** As `shifts`, of two SYNs of which no more than 44 bytes may have been captured: their MSS. */
  const cutShifts = (syn: TestSegment, synAck: TestSegment, cut: readonly TestSegment[]) => {
    const flow = openFlow();
    for (const [i, one] of [syn, synAck].entries()) {
      const record = recordOf(frameBytes(one), i + 1, i);
      if (cut.includes(one)) record.end = 44;
      flow.frame(record);
    }
    return [windowShift(flow.connection(0), "client"), windowShift(flow.connection(0), "server")];
  };
  const syn = { ...SYN, options: MSS_AND_SCALE };
  const synAck = { ...SYN_ACK, options: MSS_AND_SCALE };
  const plain = { ...SYN, options: [2, 4, 5, 180] };

  test("tells nothing of its sender, nor of who answers it without", () => {
    expect(cutShifts(syn, synAck, [syn, synAck])).toEqual([undefined, undefined]);
    expect(cutShifts(syn, synAck, [synAck])).toEqual([undefined, undefined]);
  });

  test("leaves the SYN+ACK, which has it only where the SYN did", () => {
    expect(cutShifts(syn, synAck, [syn])).toEqual([undefined, 7]);
    expect(cutShifts(syn, { ...SYN_ACK, options: [2, 4, 5, 180] }, [syn])).toEqual([0, 0]);
    expect(cutShifts(plain, synAck, [synAck])).toEqual([0, 0]);
  });
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
