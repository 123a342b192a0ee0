import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RowMark, type SegmentColumns } from "./columns.ts";
import { openConnectionFlow, openFlow, openThoroughFlow } from "./open.ts";
import { TcpState } from "./state.ts";
import { openSegments, SEED, segments } from "./testing/arbitrary.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "./testing/frames.ts";

const EXACT = { seed: SEED, numRuns: 300 };

/** `count` segments of one connection with an idle gap now and then, and others between. */
function longFlow(count: number) {
  const flow = openFlow();
  let at = 0;
  let number = 0;
  for (let i = 0; i < count; i++) {
    at += i % 97 === 0 ? 1500 : 1;
    const server = i % 3 === 1;
    const segment: TestSegment = { from: server ? "s" : "c", flags: ".", seq: i * 7, ack: i * 5, length: i % 11 };
    flow.frame(recordOf(frameBytes(segment), ++number, at));
    if (i % 5 === 0) flow.frame(recordOf(frameBytes({ ...segment, port: 1 + (i % 50) }), ++number, at));
  }
  return flow;
}

/** The rows of a connection, by looking at every row there is. */
function rowsOf(all: SegmentColumns, connection: number): number[] {
  return [...all.row].filter((_, i) => all.connection[i] === connection);
}

describe("windows", () => {
  const flow = longFlow(5000);
  const all = flow.rows(0, flow.segments);
  const mine = rowsOf(all, 0);
  const idles = mine.map((row) => ((all.marks[row] as number) & RowMark.IDLE_BEFORE) !== 0);

  // tens of thousands of segments
  test("a scan of any part sees what a window of it holds", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 5100 }), fc.integer({ min: -1, max: 3000 }), (from, count) => {
        const seen: number[] = [];
        flow.scan(0, from, from + count, ({ frame }, i, index) => {
          expect(index).toBe(Math.max(0, from) + seen.length);
          seen.push(frame[i] as number);
        });
        const start = Math.max(0, from);
        expect(seen).toEqual([...flow.window(0, start, Math.max(0, from + count - start)).columns.frame]);
      }),
      { ...EXACT, numRuns: 60 },
    );
  });

  test("any window is what a look at every row finds", () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 5100 }), fc.integer({ min: -1, max: 3000 }), (from, count) => {
        const window = flow.window(0, from, count);
        const start = Math.min(Math.max(0, from), mine.length);
        expect(window.from).toBe(start);
        expect([...window.columns.row]).toEqual(mine.slice(start, start + Math.max(0, count)));
        expect(window.idlesBefore).toBe(idles.slice(0, start).filter(Boolean).length);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test("measures do not depend on where the walk began", () => {
    const whole = flow.measures(0, 0, 5000);
    for (const from of [1, 1023, 1024, 1025, 4095, 4999]) {
      const part = flow.measures(0, from, 3);
      expect([...part.inFlight]).toEqual([...whole.inFlight.subarray(from, from + 3)]);
      expect([...part.rttNs]).toEqual([...whole.rttNs.subarray(from, from + 3)]);
    }
  });

  test("every row knows its index, its frame and its way back", () => {
    for (const index of [0, 1, 1022, 1023, 1024, 2049, 4999]) {
      const row = mine[index] as number;
      expect(flow.indexInConnection(row)).toBe(index);
      expect(flow.rowOfFrame(flow.locate(row).frame)).toBe(row);
    }
    expect(flow.nextInConnection(mine[3] as number)).toBe(mine[4]);
    expect(flow.nextInConnection(mine[4999] as number)).toBeUndefined();
  });
});

// tens of thousands of segments
test("the table grows over pages without losing a row", { timeout: 30_000 }, () => {
  const flow = openFlow();
  const bytes = frameBytes({ from: "c", flags: ".", seq: 1 });
  for (let i = 0; i < 140_000; i++) flow.frame(recordOf(bytes, i + 1, i));
  const columns = flow.rows(65_000, 70_000);
  expect([...columns.frame]).toEqual(Array.from({ length: 70_000 }, (_, i) => 65_001 + i));
  expect(flow.window(0, 131_000, 2).columns.frame).toEqual(new Uint32Array([131_001, 131_002]));
  expect(flow.locate(139_999)).toEqual({ frame: 140_000, location: 140_000_000 });
});

test.each([
  ["whatever comes", segments],
  ["in open connections", openSegments],
])("the short ways for ordinary and settled segments change nothing, %s", (_, lists) => {
  fc.assert(
    fc.property(lists, (list) => {
      const short = openFlow();
      const long = openThoroughFlow();
      for (const [i, segment] of list.entries()) {
        const record = recordOf(frameBytes(segment), i + 1, segment.at ?? 0);
        short.frame(record);
        long.frame(record);
      }
      expect(short.rows(0, list.length)).toEqual(long.rows(0, list.length));
      for (let id = 0; id < long.connections; id++) expect(short.connection(id)).toEqual(long.connection(id));
    }),
    EXACT,
  );
});

test("a FIN without ACK closes once it is acknowledged", () => {
  const flow = flowOf([
    { from: "c", flags: "S", seq: 100 },
    { from: "s", flags: "S.", seq: 500, ack: 101 },
    { from: "c", flags: ".", seq: 101, ack: 501 },
    { from: "s", flags: "P.", seq: 501, ack: 101, length: 10 },
    { from: "c", flags: "F", seq: 101 },
    { from: "s", flags: ".", seq: 511, ack: 102 },
  ]);
  expect(flow.connection(0).ends.server.state).toBe(TcpState.CLOSE_WAIT);
});

test.each([
  ["whatever comes", segments],
  ["in open connections", openSegments],
])("a flow without rows says the same of its connections, whenever it is asked, %s", (_, lists) => {
  fc.assert(
    fc.property(lists, fc.nat(40), (list, early) => {
      const kept = openFlow();
      const lean = openConnectionFlow();
      const agree = () => {
        expect(lean.connections).toBe(kept.connections);
        expect(lean.counters).toEqual(kept.counters);
        const [one, other] = [kept.cursor(), lean.cursor()];
        for (let id = 0; id < kept.connections; id++) {
          expect(lean.connection(id)).toEqual(kept.connection(id));
          one.moveTo(id);
          other.moveTo(id);
          expect([other.startNs, other.durationNs, other.notes]).toEqual([one.startNs, one.durationNs, one.notes]);
        }
      };
      for (const [i, segment] of list.entries()) {
        const record = recordOf(frameBytes(segment), i + 1, segment.at ?? 0);
        kept.frame(record);
        lean.frame(record);
        if (i === early) agree();
      }
      agree();
    }),
    EXACT,
  );
});

test("what a connection says agrees with its rows, whatever comes", () => {
  fc.assert(
    fc.property(segments, (list) => {
      const flow = flowOf(list);
      const all = flow.rows(0, flow.segments);
      let total = 0;
      for (let id = 0; id < flow.connections; id++) {
        const summary = flow.connection(id);
        const rows = rowsOf(all, id);
        total += rows.length;
        expect(summary.segments).toBe(rows.length);
        expect(flow.connection(id)).toEqual(summary);
        const bits = rows.reduce((sum, row) => sum + ((all.notes[row] as number) & 1), 0);
        expect(summary.noteCounts[0] ?? 0).toBe(bits);
        const bytes = rows.reduce((sum, row) => sum + (all.payload[row] as number), 0);
        expect(summary.ends.client.bytes + summary.ends.server.bytes).toBe(bytes);
        expect((all.states[rows.at(-1) as number] as number) & 0x0f).toBe(summary.ends.client.state);
      }
      expect(total).toBe(flow.segments);
    }),
    EXACT,
  );
});

test("random bytes are counted and never thrown at", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 20 }), fc.nat(300), (frames, linkType) => {
      const flow = openFlow();
      for (const [i, bytes] of frames.entries()) {
        const record = recordOf(bytes, i + 1, i);
        record.linkType = linkType;
        flow.frame(record);
      }
      const { counters } = flow;
      const { segments: found, notTcp, malformed, cutShort, unknownLink } = counters;
      expect(found + notTcp + malformed + cutShort + unknownLink).toBe(counters.frames);
      expect(counters.frames).toBe(frames.length);
    }),
    EXACT,
  );
});

test("what is not there is a RangeError", () => {
  const flow = flowOf([{ from: "c", flags: "S", seq: 1 }]);
  expect(() => flow.connection(1)).toThrow(RangeError);
  expect(() => flow.window(-1, 0, 1)).toThrow(RangeError);
  expect(() => flow.locate(1)).toThrow(RangeError);
  expect(flow.rowOfFrame(2)).toBeUndefined();
  expect(flow.rows(1, 5).length).toBe(0);
  expect(flow.window(0, 1, 5).columns.length).toBe(0);
});
