import { describe, expect, test } from "vitest";
import { noteNames } from "../columns.ts";
import { openFlow } from "../index.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "../testing/frames.ts";

/** Notes of a segment with a closed window and these options: `zero-window`, unless Wireshark gives the segment up. */
function notes(options: readonly number[], captured?: number): readonly string[] {
  const segment = { from: "c", flags: ".", seq: 101, ack: 501, window: 0, options } as const;
  if (captured === undefined) return noteNames(flowOf([segment]).rows(0, 1).notes[0] ?? 0);
  const flow = openFlow();
  const record = recordOf(frameBytes(segment), 1, 0);
  record.end = 40 + captured;
  flow.frame(record);
  return noteNames(flow.rows(0, 1).notes[0] ?? 0);
}

const JUDGED = ["zero-window"];

describe("options that end before their fields do", () => {
  test("a SACK option needs one block", () => {
    expect(notes([1, 1, 5, 10, 0, 0, 0, 1, 0, 0, 0, 2])).toEqual(JUDGED);
    expect(notes([1, 1, 5, 6, 0, 0, 0, 1])).toEqual([]);
    expect(notes([5, 2, 1, 1])).toEqual([]);
  });

  describe("a SACK option without a block", () => {
    /** Notes of its segment, which comes after the other side's number 500 and has a closed window. */
    const after = (ack: number, options: readonly number[], flags = ".") => {
      const flow = flowOf([
        { from: "s", flags: ".", seq: 500, ack: 101, length: 0 },
        { from: "c", flags, seq: 101, ack: ack >>> 0, window: 0, options },
      ]);
      return noteNames(flow.rows(1, 1).notes[0] ?? 0).includes("zero-window");
    };
    const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    const block = (left: number, right: number) => [...word(left), ...word(right)];

    test("is read for a duplicate where the ACK number lies ahead of the first number seen", () => {
      expect(after(501, [5, 2])).toBe(false);
      expect(after(499 + 2 ** 31, [5, 2])).toBe(false);
      expect(after(500 + 2 ** 31, [5, 2])).toBe(true);
      expect(after(498, [1, 1, 5, 6, 0, 0, 0, 1])).toBe(true);
    });

    test("compares with the number as it stands, where there is no ACK flag", () => {
      expect(after(2 ** 31 - 1, [5, 2], "P")).toBe(false);
      expect(after(2 ** 31 + 1, [5, 2], "P")).toBe(true);
      expect(notes([5, 2, 0, 0])).toEqual([]);
    });

    test("goes by the blocks of another one before it", () => {
      expect(after(501, [5, 10, ...block(601, 701), 5, 2])).toBe(true);
      expect(after(701, [5, 10, ...block(601, 701), 5, 2])).toBe(false);
      expect(after(501, [5, 18, ...block(601, 701), ...block(601, 801), 5, 2])).toBe(false);
      expect(after(501, [5, 18, ...block(601, 701), ...block(701, 801), 5, 2])).toBe(true);
    });

    test("holds those blocks against nothing where no number of the other side is known", () => {
      const syn = { from: "c", flags: "S", seq: 100, ack: 0xba000000, options: [5, 10, ...block(1, 0x0f000000), 5, 2] };
      const answer = { from: "s", flags: "S.", seq: 500, ack: 101, options: [3, 3, 7, 0] };
      // Without an end to its options a SYN would not settle that its side does not scale.
      const full = { from: "s", flags: ".", seq: 501, ack: 101, length: 10 };
      const flow = flowOf([
        syn,
        answer,
        { from: "c", flags: ".", seq: 101, ack: 501, window: 10 },
        full,
      ] as TestSegment[]);
      expect(noteNames(flow.rows(3, 1).notes[0] ?? 0)).toEqual(["window-full"]);
    });

    test("leaves what is behind it unread only where it is read itself", () => {
      expect(after(498, [5, 2, 30, 2])).toBe(false);
      expect(after(498, [5, 2, 3, 3, 7, 0])).toBe(true);
    });
  });

  test("MPTCP's subtypes, each its own length", () => {
    expect(notes([30, 2, 0, 0])).toEqual([]);
    expect(notes([30, 3, 0x00, 0])).toEqual([]);
    expect(notes([30, 3, 0x10, 0])).toEqual(JUDGED);
    expect(notes([30, 8, 0x20, 0x01, 0, 0, 0, 0])).toEqual(JUDGED);
    expect(notes([30, 8, 0x20, 0x03, 0, 0, 0, 0])).toEqual([]);
    expect(notes([30, 8, 0x60, 0, 0, 0, 0, 0])).toEqual([]);
  });

  test("Riverbed's probe, whose length depends on its type", () => {
    expect(notes([76, 8, 0x01, 0, 0, 0, 0, 0])).toEqual([]);
    expect(notes([76, 10, 0x01, 0, 0, 0, 0, 0, 0, 0])).toEqual(JUDGED);
    expect(notes([76, 3, 0x21, 0])).toEqual(JUDGED);
    expect(notes([76, 3, 0x0c, 0])).toEqual([]);
    expect(notes([76, 4, 0x0c, 0])).toEqual(JUDGED);
    expect(notes([76, 3, 0xb1, 0])).toEqual(JUDGED);
  });

  test("nothing is read behind a length that leads past the header", () => {
    expect(notes([8, 40, 5, 2])).toEqual(JUDGED);
    expect(notes([8, 1, 5, 2])).toEqual(JUDGED);
    expect(notes([0, 0, 5, 2])).toEqual(JUDGED);
    expect(notes([8, 4, 0, 0, 5, 2, 0, 0])).toEqual([]);
  });

  test("a cut matters only where an option's fields were cut off", () => {
    expect(notes([1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2], 11)).toEqual([]);
    expect(notes([34, 0, 0, 0, 0, 0, 0, 0], 3)).toEqual(JUDGED);
    expect(notes([30, 12, 0xb0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 9)).toEqual(JUDGED);
    expect(notes([30, 12, 0xb0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 3)).toEqual(JUDGED);
    expect(notes([30, 12, 0xb0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 2)).toEqual([]);
    expect(notes([30, 12, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0], 9)).toEqual([]);
    expect(notes([8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 9)).toEqual(JUDGED);
    expect(notes([8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 9)).toEqual([]);
    expect(notes([21, 8, 0, 0, 0, 0, 0, 0], 5)).toEqual(JUDGED);
    expect(notes([172, 8, 0, 0, 0, 0, 0, 0], 5)).toEqual([]);
    expect(notes([172, 7, 0, 0, 0, 0, 0, 0], 5)).toEqual([]);
    expect(notes([172, 4, 0, 0], 3)).toEqual(JUDGED);
    expect(notes([30, 11, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0], 9)).toEqual([]);
    expect(notes([8, 40, 0, 0, 0, 0, 0, 0], 6)).toEqual(JUDGED);
    expect(notes([8, 40, 0, 0, 0, 0, 0, 0], 5)).toEqual([]);
  });

  test("padding behind the end of the options is looked at too", () => {
    expect(notes([0, 0, 0, 0], 3)).toEqual([]);
    expect(notes([0, 1, 0, 0], 3)).toEqual([]);
    expect(notes([0, 0, 0, 0])).toEqual(JUDGED);
  });
});
