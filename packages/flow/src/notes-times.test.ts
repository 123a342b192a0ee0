import { expect, test } from "vitest";
import { noteNames } from "./columns.ts";
import { openFlow } from "./open.ts";
import { frameBytes, recordOf, type TestSegment } from "./testing/frames.ts";

const SEGMENTS: readonly TestSegment[] = [
  { from: "c", flags: "S", seq: 99, at: 0 },
  { from: "c", flags: ".", seq: 140, length: 2, at: 1 },
  { from: "c", flags: ".", seq: 100, length: 38, at: 3 },
];

/** The newest segment's notes, and the round trip, of a capture whose clock shows so many seconds at its first segment. */
function measuredFrom(seconds: number) {
  const flow = openFlow();
  for (const [i, segment] of SEGMENTS.entries()) {
    const record = recordOf(frameBytes(segment), i + 1, segment.at ?? 0);
    record.seconds = seconds;
    flow.frame(record);
  }
  return [noteNames(flow.rows(2, 1).notes[0] ?? 0), flow.connection(0).initialRttNs];
}

test("from a SYN at time 0 nothing is measured: a file without a clock has no other", () => {
  expect(measuredFrom(0)).toEqual([["out-of-order"], undefined]);
  expect(measuredFrom(1)).toEqual([["retransmission"], 1e6]);
});
