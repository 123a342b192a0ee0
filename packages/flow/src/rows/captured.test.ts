import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Note, RowMark } from "../columns.ts";
import { noteEvidence } from "../evidence/evidence.ts";
import type { Flow } from "../flow.ts";
import { SEED } from "../testing/arbitrary.ts";
import { flowOf, type TestSegment } from "../testing/frames.ts";

const BASE = 0xffff_ff80;
const at = (number: number): number => (BASE + number) >>> 0;

const opening: readonly TestSegment[] = [
  { from: "c", flags: "S", seq: at(0) },
  { from: "s", flags: "S.", seq: 500, ack: at(1) },
  { from: "c", flags: ".", seq: at(1), ack: 501 },
];
const data = (seq: number, length: number): TestSegment => ({ from: "c", flags: ".", seq: at(seq), ack: 501, length });
const ack = (number: number): TestSegment => ({ from: "s", flags: ".", seq: 501, ack: at(number) });

/** Of each row whether it is said to acknowledge what was not captured, and whether that had been captured after all. */
function unseen(flow: Flow): { readonly said: boolean; readonly captured: boolean }[] {
  const { notes, marks } = flow.rows(0, flow.segments);
  return Array.from(notes, (bits, i) => ({
    said: (bits & Note.ACK_LOST_SEGMENT) !== 0,
    captured: ((marks[i] as number) & RowMark.ACKNOWLEDGES_CAPTURED) !== 0,
  }));
}

test("a sender repeats two segments in one: what it brings for the first time was captured, though Wireshark says not", () => {
  const { said, captured } = unseen(flowOf([...opening, data(1, 100), data(1, 250), ack(251)])).at(-1) ?? {};
  expect([said, captured]).toEqual([true, true]);
});

test("what was not captured is not said to have been", () => {
  const { said, captured } = unseen(flowOf([...opening, data(1, 100), data(1, 249), ack(251)])).at(-1) ?? {};
  expect([said, captured]).toEqual([true, false]);
});

test("a receiver takes the byte of a window probe: nothing is missing behind it, though Wireshark passes over the byte", () => {
  const closed: TestSegment = { ...ack(101), window: 0 };
  const flow = flowOf([...opening, data(1, 100), closed, data(101, 1), ack(102), data(102, 50), ack(152)]);
  const { notes, marks } = flow.rows(opening.length + 2, 4);
  const { ZERO_WINDOW_PROBE, LOST_SEGMENT, ACK_LOST_SEGMENT } = Note;
  expect([...notes]).toEqual([ZERO_WINDOW_PROBE, ACK_LOST_SEGMENT, LOST_SEGMENT, ACK_LOST_SEGMENT]);
  const { FOLLOWS_CAPTURED, ACKNOWLEDGES_CAPTURED } = RowMark;
  const held = FOLLOWS_CAPTURED | ACKNOWLEDGES_CAPTURED;
  expect(Array.from(marks, (bits) => bits & held)).toEqual([
    0,
    ACKNOWLEDGES_CAPTURED,
    FOLLOWS_CAPTURED,
    ACKNOWLEDGES_CAPTURED,
  ]);
  expect([0, 1, 2, 3].map((i) => noteEvidence(flow, opening.length + 2 + i).map(({ note }) => note))).toEqual([
    ["zero-window-probe"],
    [],
    [],
    [],
  ]);
});

test("nor is it behind several, each repeated by an ACK", () => {
  const closed = (number: number): TestSegment => ({ ...ack(number), window: 0 });
  const probes = [closed(101), data(101, 1), closed(102), data(102, 1), closed(102)];
  const flow = flowOf([...opening, data(1, 100), ...probes, data(102, 1), closed(103), data(103, 50), ack(153)]);
  const told = unseen(flow).filter(({ said }) => said);
  expect(told).toEqual([
    { said: true, captured: true },
    { said: true, captured: true },
  ]);
});

/** Data that begins so far before or behind what was sent last, or an ACK of all but so much. */
const piece = fc.oneof(
  fc.record({ from: fc.integer({ min: -30, max: 5 }), length: fc.integer({ min: 1, max: 40 }) }),
  fc.integer({ min: 0, max: 30 }),
);
type Piece = { readonly from: number; readonly length: number } | number;

/** The same with their own numbers. */
function placed(pieces: readonly Piece[]): Piece[] {
  let high = 1;
  return pieces.map((p) => {
    if (typeof p === "number") return Math.max(1, high - p);
    const from = Math.max(1, high + p.from);
    high = Math.max(high, from + p.length);
    return { from, length: p.length };
  });
}

test("it is said where a look at each number acknowledged says so", () => {
  const told = { captured: 0, missing: 0 };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }).map(placed), (pieces) => {
      const flow = flowOf([
        ...opening,
        ...pieces.map((p) => (typeof p === "number" ? ack(p) : data(p.from, p.length))),
      ]);
      const seen = new Set<number>();
      let [contiguous, high] = [1, 1];
      const expected = pieces.map((p) => {
        if (typeof p !== "number") {
          for (let n = p.from; n < p.from + p.length; n++) seen.add(n);
          high = Math.max(high, p.from + p.length);
          if (p.from === contiguous) contiguous = high;
          return false;
        }
        const fresh = Array.from({ length: Math.max(0, p - contiguous) }, (_, i) => contiguous + i);
        if (fresh.length > 0) contiguous = high;
        return fresh.length > 0 && fresh.every((n) => seen.has(n));
      });
      const found = unseen(flow).slice(opening.length);
      for (const { said, captured } of found) if (said) told[captured ? "captured" : "missing"]++;
      const { marks } = flow.rows(0, flow.segments);
      expect(marks.some((bits) => (bits & RowMark.FOLLOWS_CAPTURED) !== 0)).toBe(false);
      expect(found.map(({ captured }) => captured)).toEqual(found.map(({ said }, i) => said && expected[i]));
    }),
    { seed: SEED, numRuns: 2000 },
  );
  expect(Math.min(told.captured, told.missing)).toBeGreaterThan(100);
  // Two thousand captures, each looked at number by number.
}, 30_000);
