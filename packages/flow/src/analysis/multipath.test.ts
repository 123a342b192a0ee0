import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { noteNames } from "../columns.ts";
import { openFlow } from "../index.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "../testing/frames.ts";

/** MP_CAPABLE of version 1 with its sender's key, and with the other's too. */
const capable = (key: number, other?: number) => {
  const keys = [key, ...(other === undefined ? [] : [other])].flatMap((one) => [0, 0, 0, 0, 0, 0, 0, one]);
  return [30, 4 + keys.length, 0x01, 0x81, ...keys];
};
const DATA_ACK = [30, 8, 0x20, 0x01, 0, 0, 0, 1];
/** An acknowledgement and a mapping, both of eight bytes. */
const MAPPING = [30, 26, 0x20, 0x0f, ...Array<number>(22).fill(0)];
const PRIORITY = [30, 4, 0x50, 0];

/** An empty segment, whose numbers never change: behind the first two of a connection all are duplicate ACKs. */
const segment = (from: "c" | "s", port: number, options: readonly number[] = [], window = 1000): TestSegment => {
  const [seq, ack] = from === "c" ? [101, 501] : [501, 101];
  return { from, flags: ".", seq, ack, port, options, window };
};

const lastNotes = (segments: readonly TestSegment[]) => {
  const { notes } = flowOf(segments).rows(segments.length - 1, 1);
  return noteNames(notes[0] ?? 0);
};

describe("MPTCP connections", () => {
  test("a key that comes where others have shown MPTCP before any has no place", () => {
    expect(lastNotes([segment("c", 1), segment("s", 1, capable(7), 0)])).toEqual(["zero-window"]);
    expect(lastNotes([segment("c", 1, DATA_ACK), segment("s", 1, capable(7), 0)])).toEqual([]);
    expect(lastNotes([segment("c", 1, capable(6)), segment("s", 1, capable(7), 0)])).toEqual(["zero-window"]);
    expect(lastNotes([segment("c", 1, [...DATA_ACK, ...capable(7)], 0)])).toEqual([]);
    expect(lastNotes([segment("c", 1, [...capable(7), ...DATA_ACK], 0)])).toEqual(["zero-window"]);
  });

  test("a window scale behind a key without a place is not read, one before it is", () => {
    const SCALE = [3, 3, 7];
    const notesWhereScaled = (options: readonly number[]) => {
      const sender: TestSegment = { from: "s", flags: ".", seq: 501, ack: 101, port: 1, options, window: 10 };
      const syn: TestSegment = { from: "c", flags: "S", seq: 100, port: 1, options: DATA_ACK };
      const fills: TestSegment = { from: "c", flags: ".", seq: 101, ack: 501, port: 1, length: 10 };
      return lastNotes([syn, sender, fills]);
    };
    expect(notesWhereScaled([])).toEqual(["window-full"]);
    expect(notesWhereScaled(SCALE)).toEqual([]);
    expect(notesWhereScaled([...capable(7), ...SCALE])).toEqual(["window-full"]);
    expect(notesWhereScaled([...SCALE, ...capable(7)])).toEqual([]);
  });

  test("a segment without a place tells of no operation either", () => {
    const before = [segment("c", 1, DATA_ACK), segment("s", 1), segment("c", 1)];
    expect(lastNotes([...before, segment("s", 1, capable(7)), segment("c", 1)])).toEqual(["duplicate-ack"]);
    expect(lastNotes([...before, segment("s", 1, PRIORITY), segment("c", 1)])).toEqual([]);
  });

  test("a mapping of eight bytes stands for its sender's key", () => {
    expect(lastNotes([segment("s", 1, MAPPING), segment("c", 1), segment("s", 1, capable(7), 0)])).toEqual([
      "zero-window",
    ]);
    const both = [...MAPPING, ...capable(7)];
    expect(lastNotes([segment("c", 1, DATA_ACK), segment("s", 1, both, 0)])).toEqual(["zero-window"]);
    const short = [30, 20, ...MAPPING.slice(2, 20)];
    expect(lastNotes([segment("s", 1, short), segment("c", 1), segment("s", 1, capable(7), 0)])).toEqual([
      "zero-window",
    ]);
    const tooShort = [30, 19, ...MAPPING.slice(2, 19)];
    expect(lastNotes([segment("s", 1, tooShort), segment("c", 1), segment("s", 1, capable(7), 0)])).toEqual([]);
    expect(lastNotes([segment("c", 1, MAPPING), segment("s", 1, capable(7), 0)])).toEqual([]);
  });

  test("a key that the capture cut off begins nothing, one before the cut does", () => {
    const notesBehind = (captured: number) => {
      const flow = openFlow();
      const segments = [segment("s", 1, capable(7, 6)), segment("c", 1), segment("s", 1, capable(8), 0)];
      for (const [i, one] of segments.entries()) {
        const record = recordOf(frameBytes(one), i + 1, i);
        if (i === 0) record.end = 40 + captured;
        flow.frame(record);
      }
      const joining = [segment("c", 2, capable(7)), segment("c", 2), segment("s", 1, PRIORITY), segment("c", 2)];
      for (const [i, one] of joining.entries()) flow.frame(recordOf(frameBytes(one), i + 4, i + 4));
      return [2, 6].map((row) => noteNames(flow.rows(row, 1).notes[0] ?? 0));
    };
    expect(notesBehind(11)).toEqual([["zero-window"], ["duplicate-ack"]]);
    expect(notesBehind(12)).toEqual([["zero-window"], []]);
  });

  /** Whether what port 1 learns is news on port 2. */
  const areOne = (segments: readonly TestSegment[]) => {
    const rest = [segment("c", 2), segment("s", 1, PRIORITY), segment("c", 2)];
    return !lastNotes([...segments, ...rest]).includes("duplicate-ack");
  };

  test("are one where they name the same key", () => {
    expect(areOne([segment("c", 1, capable(7)), segment("c", 2, capable(7))])).toBe(true);
    expect(areOne([segment("c", 1, capable(7)), segment("c", 2, capable(8))])).toBe(false);
    expect(areOne([segment("c", 1, capable(7, 9)), segment("s", 2, capable(9))])).toBe(true);
  });

  test("a joining SYN's token counts where the capture cut off what is behind it", () => {
    const key = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 7);
    const token = createHash("sha256").update(key).digest().subarray(0, 4);
    const join = segment("c", 2, [30, 12, 0x10, 0, ...token, 1, 2, 3, 4]);
    const notesBehind = (captured: number) => {
      const flow = openFlow();
      const segments = [segment("s", 1, capable(7)), join, segment("c", 2), segment("s", 1, PRIORITY), segment("c", 2)];
      for (const [i, one] of segments.entries()) {
        const record = recordOf(frameBytes(one), i + 1, i);
        if (one === join) record.end = 40 + captured;
        flow.frame(record);
      }
      return noteNames(flow.rows(4, 1).notes[0] ?? 0);
    };
    expect(notesBehind(12)).toEqual([]);
    expect(notesBehind(8)).toEqual([]);
    expect(notesBehind(7)).toEqual(["duplicate-ack"]);
  });

  test("a side's first key counts", () => {
    const first = [segment("c", 1, capable(7)), segment("c", 2, capable(8))];
    expect(areOne([...first, segment("c", 2, capable(7))])).toBe(false);
    expect(areOne([...first, segment("s", 2, capable(7))])).toBe(true);
  });

  test("know their sides still where a SYN tells late who opened", () => {
    const syn: TestSegment = { from: "c", flags: "S", seq: 100, port: 1, options: [] };
    const late = (from: "c" | "s") => [segment("s", 1, capable(7)), syn, segment(from, 1, capable(8))];
    expect(areOne([...late("s"), segment("c", 2, capable(8))])).toBe(false);
    expect(areOne([...late("c"), segment("c", 2, capable(8))])).toBe(true);
  });
});
