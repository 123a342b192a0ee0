import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFlow, RunningFlights } from "../index.ts";
import { SEED, segments } from "../testing/arbitrary.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "../testing/frames.ts";
import { CONVERSATIONS } from "./conversations.test-data.ts";
import { inFlightByList } from "./segment-list.test-data.ts";

test.each(Object.entries(CONVERSATIONS))("as tshark says: %s", (_, conversation) => {
  const flow = flowOf(conversation);
  expect([...flow.measures(0, 0, conversation.length).inFlight]).toEqual(
    conversation.map(({ told }) => told ?? Number.NaN),
  );
});

/** A transfer in which much is lost, sent again and selectively acknowledged; numbers pass the end of 32 bits. */
const transfer: fc.Arbitrary<TestSegment[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom("next", "next", "next", "again", "missing", "ack", "ack", "sack", "sack", "fin"),
      length: fc.integer({ min: 1, max: 300 }),
      place: fc.nat(1000),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((drafts) => {
    const base = 0xffff_fe00;
    let high = 1;
    let acked = 1;
    const between = (place: number) => acked + Math.floor(((high - acked) * place) / 1000);
    const u32 = (number: number) => (base + number) >>> 0;
    const list: TestSegment[] = [
      { from: "c", flags: "S", seq: base },
      { from: "s", flags: "S.", seq: 5000, ack: u32(1) },
      { from: "c", flags: ".", seq: u32(1), ack: 5001 },
    ];
    for (const { kind, length, place } of drafts) {
      if (kind === "again") {
        const seq = Math.max(1, between(place) - 200);
        list.push({
          from: "c",
          flags: ".",
          seq: u32(seq),
          ack: 5001,
          length: Math.max(1, Math.min(length, high - seq)),
        });
      } else if (kind === "ack" || kind === "sack") {
        if (kind === "ack") acked = between(place);
        const right = between((place + length) % 1001);
        const edges =
          kind === "sack" && right > acked ? [u32(acked + Math.floor((right - acked) / 2)), u32(right)] : [];
        const words = edges.flatMap((edge) => [edge >>> 24, edge >>> 16, edge >>> 8, edge].map((byte) => byte & 0xff));
        const options = edges.length === 0 ? [] : [1, 1, 5, 10, ...words];
        list.push({ from: "s", flags: ".", seq: 5001, ack: u32(acked), options });
      } else {
        if (kind === "missing") high += length;
        list.push({ from: "c", flags: kind === "fin" ? "F." : ".", seq: u32(high), ack: 5001, length });
        high += length;
      }
    }
    return list;
  });

/** A SYN+ACK with another number than a list would have it is for the conversations above. */
const withoutMoves = segments.map((list) => list.filter(({ flags }) => flags !== "S."));

const RUNS = { seed: SEED, numRuns: 400 };

describe.each([
  ["transfers with losses", transfer],
  ["any segments", withoutMoves],
] as const)("%s", (_, arbitrary) => {
  test("what follows from the numbers is what a list of the segments says", () => {
    fc.assert(
      fc.property(arbitrary, (list) => {
        const flow = flowOf(list);
        for (let id = 0; id < flow.connections; id++) {
          const { columns } = flow.window(id, 0, list.length);
          const byList = inFlightByList(columns, (row) => flow.sacked(row));
          expect([...flow.measures(id, 0, columns.length).inFlight]).toEqual(byList);
        }
      }),
      RUNS,
    );
  });

  test("whoever goes through all segments as they come, or from any one on, is told the same", () => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), fc.nat(), (list, skip, pieces) => {
        const flow = openFlow();
        const running = new RunningFlights(flow);
        const told: [row: number, inFlight: number][] = [];
        let next = skip % list.length;
        for (const [i, segment] of list.entries()) {
          flow.frame(recordOf(frameBytes(segment), i + 1, segment.at ?? i));
          if ((i + 1) % ((pieces % 5) + 1) !== 0) continue;
          const columns = flow.rows(next, list.length);
          for (let at = 0; at < columns.length; at++, next++) {
            const connection = flow.connection(columns.connection[at] as number);
            told.push([next, running.take(columns, at, connection)]);
          }
        }
        for (const [row, inFlight] of told) {
          const id = flow.rows(row, 1).connection[0] as number;
          expect(flow.measures(id, flow.indexInConnection(row), 1).inFlight[0]).toBe(inFlight);
        }
      }),
      RUNS,
    );
  });

  test("as segments come they are measured as in the end, from wherever one looks", () => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), (list, seed) => {
        const whole = flowOf(list);
        const growing = openFlow();
        const seen: number[][] = [];
        for (const [i, segment] of list.entries()) {
          growing.frame(recordOf(frameBytes(segment), i + 1, segment.at ?? i));
          const id = growing.rows(i, 1).connection[0] as number;
          const index = growing.indexInConnection(i);
          const from = seed % (index + 1);
          const { inFlight } = growing.measures(id, from, index + 1 - from);
          seen[id] = [...(seen[id] ?? []), inFlight.at(-1) as number];
        }
        for (const [id, values] of seen.entries()) {
          expect(values).toEqual([...whole.measures(id, 0, values.length).inFlight]);
        }
      }),
      RUNS,
    );
  });
});

test.each([
  // Within one that was captured, and in the gap behind it.
  [9990, 30_001 - 9990],
  [9995, 30_001 - 10_001],
  // Where gaps are no longer kept: from the ACK on.
  [25_005, 30_001 - 25_005],
])("where 1500 segments are missing between others and %i is acknowledged, the rest is in flight", (ack, expected) => {
  const flow = flowOf([
    { from: "c", flags: "S", seq: 0 },
    { from: "s", flags: "S.", seq: 5000, ack: 1 },
    ...Array.from(
      { length: 1500 },
      (_, i): TestSegment => ({ from: "c", flags: ".", seq: 1 + 20 * i, ack: 5001, length: 10 }),
    ),
    { from: "s", flags: ".", seq: 5001, ack },
    { from: "c", flags: ".", seq: 29_991, ack: 5001, length: 10 },
  ]);
  expect(flow.measures(0, 1503, 1).inFlight[0]).toBe(expected);
});
