import { FrameMark } from "@tcp-ladder/wire";
import { expect, test } from "vitest";
import { noteNames } from "./columns.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "./testing/frames.ts";
import { ack, data, HANDSHAKE } from "./testing/talk.ts";

const WINDOW_SCALE_2 = [3, 3, 2];

test("what is cut before the checksum counts, but is not judged itself", () => {
  const flow = flowOf([...HANDSHAKE, data(501, 30)]);
  const cut = recordOf(frameBytes(data(501, 31)), 5, 31);
  cut.end = 38;
  flow.frame(cut);
  flow.frame(recordOf(frameBytes(data(701, 32)), 6, 32));
  expect([...flow.rows(4, 2).notes].map((bits) => noteNames(bits))).toEqual([[], ["lost-segment"]]);
});

test("a SYN whose header leads past its end settles nothing about windows", () => {
  const [syn, answer, third] = HANDSHAKE as [TestSegment, TestSegment, TestSegment];
  const segments: TestSegment[] = [
    { ...syn, options: WINDOW_SCALE_2 },
    answer,
    third,
    { from: "s", flags: ".", seq: 501, ack: 101, window: 100, at: 30 },
    { from: "c", flags: "P.", seq: 101, ack: 501, length: 100, at: 31 },
  ];
  const frames = segments.map(frameBytes);
  const notesWith = (offset: number) => {
    const flow = flowOf([]);
    (frames[1] as Uint8Array)[32] = offset << 4;
    for (const [i, bytes] of frames.entries()) flow.frame(recordOf(bytes, i + 1, segments[i]?.at ?? 0));
    return noteNames(flow.rows(4, 1).notes[0] ?? 0);
  };
  expect([notesWith(5), notesWith(8)]).toEqual([["window-full"], []]);
});

test("what is no evidence is left aside", () => {
  const flow = flowOf([...HANDSHAKE, data(501, 30)]);
  for (const [i, segment] of [data(501, 31), { from: "c", flags: "S", seq: 7000 } as const].entries()) {
    const sampled = recordOf(frameBytes(segment), 5 + i, 31);
    sampled.marks = FrameMark.UNJUDGED;
    flow.frame(sampled);
  }
  flow.frame(recordOf(frameBytes(data(501, 32)), 7, 32));
  expect(flow.connections).toBe(1);
  expect([...flow.rows(4, 3).notes].map((bits) => noteNames(bits))).toEqual([[], [], ["retransmission"]]);
});

test("beyond a header without room for them, ACK and window are followed", () => {
  const flow = flowOf([...HANDSHAKE, data(501, 30)]);
  const bytes = frameBytes({ ...ack(601, 31), length: 4 });
  bytes[32] = 0x40;
  flow.frame(recordOf(bytes, 5, 31));
  flow.frame(recordOf(frameBytes(data(501, 32)), 6, 32));
  expect(flow.rows(4, 1).ack[0]).toBe(0);
  expect(noteNames(flow.rows(5, 1).notes[0] ?? 0)).toContain("spurious-retransmission");
});

test("a data offset under 5: its numbers count, itself is not judged", () => {
  const flow = flowOf([...HANDSHAKE, data(501, 30)]);
  const bytes = frameBytes(data(501, 31));
  bytes[32] = 0x40;
  flow.frame(recordOf(bytes, 5, 31));
  flow.frame(recordOf(frameBytes(data(605, 32)), 6, 32));
  expect([...flow.rows(4, 2).payload]).toEqual([104, 100]);
  expect([...flow.rows(4, 2).notes]).toEqual([0, 0]);
});
