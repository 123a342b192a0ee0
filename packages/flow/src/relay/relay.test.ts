import type { FrameRecord } from "@tcp-ladder/capture-file";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openConnectionFlow, openReceivingFlow } from "../open.ts";
import { SEED, segments } from "../testing/arbitrary.ts";
import { frameBytes, recordOf, type TestSegment } from "../testing/frames.ts";
import { BLOCK_MOST, BLOCK_WORDS } from "./block.ts";
import { SegmentSender } from "./sender.ts";

/** MSS and window scale; MP_CAPABLE with a key; a timestamp; MD5 that is too short; SACK without a block, and behind one. */
const OPTIONS = [
  [2, 4, 5, 0xb4, 3, 3, 7, 1],
  [30, 12, 1, 0x81, 1, 2, 3, 4, 5, 6, 7, 0xff],
  [1, 1, 8, 10, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1],
  [19, 3, 0, 0],
  [5, 2],
  [1, 1, 5, 10, 0, 0, 0x14, 0, 0, 0, 0x14, 10, 5, 2, 3, 3, 7, 0],
  [30, 26, 0x20, 0x0f, ...Array<number>(22).fill(0)],
  // SACK as most systems write it, with time stamps and without; with a length that it does not have, and with too few bytes.
  [1, 1, 5, 18, ...Array<number>(16).fill(3)],
  [1, 1, 8, 10, ...Array<number>(8).fill(1), 1, 1, 5, 10, ...Array<number>(8).fill(3)],
  [1, 1, 5, 10, ...Array<number>(16).fill(3)],
  [1, 1, 5, 6, 0, 0, 0, 1],
];

/** The same frames relayed, in blocks that are used again at once; from one of them on, who takes them finds the pairs. */
function relayed(records: readonly FrameRecord[], leavesPairsAt = Number.POSITIVE_INFINITY) {
  const flow = openReceivingFlow();
  const block = new Int32Array(BLOCK_WORDS);
  let blocks = 0;
  const sender = new SegmentSender(() => {
    if (blocks++ > 0) flow.take(block);
    block.fill(-1);
    return block;
  });
  for (const [i, record] of records.entries()) {
    if (i >= leavesPairsAt) sender.leavePairs();
    sender.frame(record);
  }
  sender.flush();
  return { flow, counters: sender.counters, blocks };
}

function expectSame(records: readonly FrameRecord[], leavesPairsAt?: number): void {
  const whole = openConnectionFlow();
  for (const record of records) whole.frame(record);
  const { flow, counters } = relayed(records, leavesPairsAt);
  expect(counters).toEqual(whole.counters);
  expect(flow.segments).toBe(whole.segments);
  expect(flow.connections).toBe(whole.connections);
  for (let id = 0; id < whole.connections; id++) expect(flow.connection(id)).toEqual(whole.connection(id));
}

const records = (list: readonly TestSegment[], bytesOf = frameBytes) =>
  list.map((it, i) => recordOf(bytesOf(it), i + 1, it.at ?? i));

/** The same segment over IPv6, between two hosts or, to itself, on one. */
function overV6(segment: TestSegment, toItself: boolean): Uint8Array {
  const v4 = frameBytes(segment);
  const bytes = new Uint8Array(v4.length + 20);
  bytes.set([0x60, 0, 0, 0, (v4.length - 20) >> 8, (v4.length - 20) & 0xff, 6, 64]);
  for (const [at, from] of [8, 24].map((to, i) => [to, 12 + 4 * i] as const)) {
    bytes.set([0x20, 0x01, 0x0d, 0xb8], at);
    bytes.set(toItself ? [1, 2, 3, 4] : v4.subarray(from, from + 4), at + 12);
  }
  bytes.set(v4.subarray(20), 40);
  return bytes;
}

/** Which connections go over IPv6. */
const FAMILIES = {
  none: frameBytes,
  all: (segment: TestSegment) => overV6(segment, false),
  "on one host": (segment: TestSegment) => overV6(segment, true),
  some: (segment: TestSegment) => (segment.port === 40_001 ? overV6(segment, false) : frameBytes(segment)),
};

test("segments that are relayed say what they say at once", () => {
  const change = fc.record({
    at: fc.nat(39),
    options: fc.constantFrom(...OPTIONS),
    cut: fc.constantFrom(0, 0, 1, 14, 60),
    seconds: fc.constantFrom(0, 2 ** 32, -5e9),
  });
  const families = fc.constantFrom(...(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]));
  const leavesPairsAt = fc.option(fc.nat(40), { nil: undefined });
  fc.assert(
    fc.property(
      segments,
      fc.array(change, { maxLength: 4 }),
      families,
      leavesPairsAt,
      (list, changes, family, leavesAt) => {
        const all = list.map((it, i) => ({ ...it, options: changes.find(({ at }) => at === i)?.options ?? [] }));
        const frames = records(all, FAMILIES[family]);
        for (const { at, cut, seconds } of changes) {
          const frame = frames[at];
          if (frame === undefined) continue;
          frame.end -= cut;
          frame.seconds += seconds;
        }
        expectSame(frames, leavesAt);
      },
    ),
    { seed: SEED, numRuns: 600 },
  );
}, 30_000);

test("many blocks follow each other, and one ends where what few segments have leaves no room", () => {
  const many = Array.from({ length: 3 * BLOCK_MOST + 5 }, (_, i): TestSegment => {
    return { from: "c", flags: "S", seq: i, port: 1000 + i, options: OPTIONS[4] ?? [] };
  });
  expectSame(records(many));
  for (const at of [0, 1, BLOCK_MOST, BLOCK_MOST + 1, 2 * BLOCK_MOST + 100]) {
    expectSame(records(many), at);
    expectSame(records([...many, ...many], FAMILIES.all), at);
  }
  // Fifteen words each, of four that there are for each.
  expect(relayed(records(many)).blocks).toBeGreaterThan(10);
  const plain = Array.from({ length: 2 * BLOCK_MOST }, (_, i): TestSegment => {
    return { from: i % 2 === 0 ? "c" : "s", flags: ".", seq: 0xffff_ff00 + i, ack: 7 };
  });
  expectSame(records(plain));
});

test("what MPTCP has news of is relayed too", () => {
  const dss = [30, 8, 0x20, 1, 0, 0, 0, 1];
  const conversation = (options: readonly number[]): TestSegment[] => [
    { from: "c", flags: "S", seq: 1000 },
    { from: "s", flags: "S.", seq: 5000, ack: 1001 },
    { from: "c", flags: ".", seq: 1001, ack: 5001 },
    { from: "s", flags: ".", seq: 5001, ack: 1001, length: 100 },
    { from: "c", flags: ".", seq: 1001, ack: 5101 },
    { from: "s", flags: ".", seq: 5201, ack: 1001, length: 100, options },
    { from: "c", flags: ".", seq: 1001, ack: 5101 },
  ];
  // With news on the other level the repeated ACK is no duplicate.
  const [withNews, without] = [dss, []].map((options) => {
    expectSame(records(conversation(options)));
    return relayed(records(conversation(options))).flow.connection(0).noteCounts;
  });
  expect(withNews).not.toEqual(without);
});
