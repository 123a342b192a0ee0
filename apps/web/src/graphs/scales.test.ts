import { SERIES_COLUMNS, type SeriesColumnName, type SeriesColumns } from "@tcp-ladder/protocol";
import { describe, expect, test } from "vitest";
import { throughputCurve } from "./curves.ts";
import { seenColumns, sequenceMarks } from "./marks.ts";
import { columnOf, nearestColumn } from "./nearest.ts";
import { sequenceDomain, sequenceScale, sequenceTicks } from "./sequence-scale.ts";
import { foldTime, stretchesOf, timeScale } from "./time-scale.ts";
import { secondsText, timeBreaks, timeTicks } from "./time-ticks.ts";

function columns(rows: readonly Partial<Record<SeriesColumnName, number>>[]): SeriesColumns {
  const made: Record<string, unknown> = { length: rows.length };
  for (const name of Object.keys(SERIES_COLUMNS) as SeriesColumnName[]) {
    made[name] = new SERIES_COLUMNS[name](rows.map((row, i) => row[name] ?? (name === "index" ? i : Number.NaN)));
  }
  return made as unknown as SeriesColumns;
}

/** The article: three segments, 20 s, two, 20 s, three. */
const ARTICLE = [0, 22e3, 583e3, 20.000761e9, 20.001535e9, 40.00085e9, 40.001669e9, 40.001678e9];
const fit = { k: 1, shift: 0 };

describe("folded time", () => {
  const fold = foldTime(stretchesOf(ARTICLE, 8));

  test("long pauses become breaks of one width, and every stretch has room", () => {
    expect(fold.stretches).toEqual([
      { fromNs: 0, toNs: 583e3 },
      { fromNs: 20.000761e9, toNs: 20.001535e9 },
      { fromNs: 40.00085e9, toNs: 40.001678e9 },
    ]);
    const scale = timeScale(fold, fit, 100, 1000);
    const breaks = timeBreaks(scale, 100, 1100);
    expect(breaks.map(({ ns }) => ns)).toEqual([20.000761e9 - 583e3, 40.00085e9 - 20.001535e9]);
    for (const [from, to] of fold.places) expect((to - from) * 1000).toBeGreaterThan(150);
    const xs = ARTICLE.map(scale.x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(xs[0]).toBeGreaterThan(100);
    expect(xs[7]).toBeLessThan(1100);
  });

  test("every pixel is a time and back", () => {
    const scale = timeScale(fold, { k: 7, shift: -2500 }, 100, 1000);
    for (const ns of ARTICLE) expect(scale.ns(scale.x(ns))).toBeCloseTo(ns, -2);
  });

  test("behind a break the moment is told, then the time since", () => {
    const texts = timeTicks(timeScale(fold, fit, 0, 1200), 0, 1200).map(({ text }) => text);
    expect(texts).toContain("20.001");
    expect(texts[0]).toBe("0");
    expect(texts.some((text) => /^\+\d+ µs$/.test(text))).toBe(true);
  });

  test("a short pause, or none, is not folded; one segment and none are a stretch", () => {
    expect(stretchesOf([0, 0.9e9, 1.8e9], 3)).toHaveLength(1);
    expect(stretchesOf([], 0)).toHaveLength(1);
    const { place, time } = foldTime(stretchesOf([5e9], 1));
    expect(place(5e9)).toBeCloseTo(0.5);
    expect(time(0.5)).toBeCloseTo(5e9);
  });
});

test("ticks of time have the digits that their steps need", () => {
  expect(secondsText(1.5e9, 0.5e9)).toBe("1.5");
  expect(secondsText(3.12345e9, 5e4)).toBe("3.12345");
  expect(secondsText(20e9, 5e9)).toBe("20");
  const scale = timeScale(foldTime([{ fromNs: 0, toNs: 2e9 }]), fit, 0, 1000);
  expect(timeTicks(scale, 0, 1000).map(({ text }) => text)).toEqual([
    "0.0",
    "0.2",
    "0.4",
    "0.6",
    "0.8",
    "1.0",
    "1.2",
    "1.4",
    "1.6",
    "1.8",
    "2.0",
  ]);
});

describe("sequence numbers", () => {
  test("a window that is near is shown, one far above is told", () => {
    const near = columns([{ seqLow: 0, seqHigh: 1000, ackLow: 0, ackHigh: 0, edgeLow: 1500, edgeHigh: 1800 }]);
    expect(sequenceDomain(near, [0, 1])).toEqual({ low: 0, high: 1800, windowAbove: undefined });
    const far = columns([{ seqLow: 1, seqHigh: 27, edgeLow: 14_000, edgeHigh: 14_657 }]);
    expect(sequenceDomain(far, [0, 1])).toEqual({ low: 1, high: 27, windowAbove: 13_973 });
  });

  test("ticks are whole bytes", () => {
    expect(sequenceTicks({ low: 0, high: 2, windowAbove: undefined }, 8)).toEqual([0, 1, 2]);
    expect(sequenceTicks({ low: 1, high: 28, windowAbove: undefined }, 6)).toEqual([5, 10, 15, 20, 25]);
    expect(sequenceScale({ low: 0, high: 10, windowAbove: undefined }, 0, 100)(5)).toBeCloseTo(50);
  });
});

describe("marks", () => {
  const rows = columns([
    { nsLow: 0, nsHigh: 0, from: 1, flags: 2, seqLow: 0, seqHigh: 1, place: 1 },
    { nsLow: 10, nsHigh: 10, from: 2, flags: 0, place: 1, ackLow: 1, ackHigh: 1, edgeLow: 50, edgeHigh: 50, edge: 50 },
    {
      nsLow: 20,
      nsHigh: 20,
      from: 1,
      flags: 0,
      seqLow: 1,
      seqHigh: 27,
      place: 27,
      ackLow: 1,
      ackHigh: 1,
      edgeLow: 50,
      edgeHigh: 50,
      edge: 50,
      repeatLow: 1,
      repeatHigh: 27,
    },
    {
      nsLow: 30,
      nsHigh: 30,
      from: 2,
      flags: 0,
      place: 27,
      ackLow: 27,
      ackHigh: 27,
      edgeLow: 60,
      edgeHigh: 60,
      edge: 60,
    },
  ]);
  const kinds = (each: boolean) =>
    Object.fromEntries(
      sequenceMarks(
        rows,
        [0, 4],
        each,
        [],
        (ns) => ns,
        (seq) => 100 - seq,
        100,
      ).map(({ kind, d }) => [kind, d]),
    );

  test("segments are strokes with ticks, the ACK line and the window are steps", () => {
    const { opening, data, ack, window, repeat } = kinds(true);
    expect(opening).toBe("M0 100V98");
    expect(data).toBe("M17 99h6m-3 0V73m-3 0h6");
    expect(ack).toBe("M10 99H20V99H30V73");
    expect(window?.startsWith("M10 50")).toBe(true);
    expect(window?.endsWith("H30V40H30H30")).toBe(true);
    expect(repeat).toBe("M20 99V73");
  });

  test("in bins there are columns and no ticks", () => {
    expect(Object.keys(kinds(false))).toEqual(["window", "ack", "dense", "repeat"]);
  });

  test("what is in sight has a neighbour on each side", () => {
    expect(seenColumns(rows, 15, 25)).toEqual([1, 4]);
    expect(seenColumns(rows, 100, 200)).toEqual([3, 4]);
  });

  test("a pointer means the stroke it is on, along its whole length", () => {
    const y = (seq: number) => 100 - seq;
    expect(nearestColumn(rows, [0, 4], { x: 19, y: 85 }, (ns) => ns, y, 20)).toBe(2);
    expect(nearestColumn(rows, [0, 4], { x: 300, y: 85 }, (ns) => ns, y, 20)).toBeUndefined();
    expect(nearestColumn(rows, [0, 4], { x: 28, y: 0 }, (ns) => ns, undefined, 20)).toBe(3);
  });

  test("a segment is found in its bin, and among segments only where it is one", () => {
    const bins = columns([{ index: 0 }, { index: 10 }, { index: 30 }]);
    expect(columnOf(bins, 29, false)).toBe(1);
    expect(columnOf(bins, 29, true)).toBeUndefined();
    expect(columnOf(bins, 30, true)).toBe(2);
  });
});

test("throughput is bytes a second, and what was sent again lies on top", () => {
  const curve = throughputCurve(
    {
      binNs: 5e8,
      shares: [
        { fromNs: 0, bytes: 100, fresh: 60 },
        { fromNs: 1e9, bytes: 10, fresh: 10 },
      ],
    },
    (ns) => ns / 1e7,
    (v) => 200 - v,
  );
  expect(curve.line).toBe("M0 200V0H50V200H100V180H150V200");
  expect(curve.area).toBe("M0 200V0H50V200zM100 200V180H150V200z");
  expect(curve.trouble).toBe("M0 0H50V80H0z");
});
