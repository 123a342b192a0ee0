import { expect, test } from "vitest";
import { encodeBatch } from "./batch.ts";
import {
  decodeSeries,
  encodeSeries,
  isSeries,
  SERIES_COLUMNS,
  type Series,
  type SeriesColumnName,
  type SeriesColumns,
} from "./series.ts";

function series(length: number): Series {
  const columns: Record<string, unknown> = { length };
  for (const [n, name] of (Object.keys(SERIES_COLUMNS) as SeriesColumnName[]).entries()) {
    columns[name] = new SERIES_COLUMNS[name](
      Array.from({ length }, (_, i) => (i % 5 === 4 && n > 3 && n < 16 ? Number.NaN : n * 1e6 + i)),
    );
  }
  return {
    request: 9,
    capture: "abc",
    connection: 2,
    sender: "server",
    fromNs: 0,
    toNs: 4e9,
    kind: "segments",
    segments: length,
    total: 100,
    base: 4_294_967_295,
    windowShift: 7,
    extent: { fromNs: 0, toNs: 4e9, seqLow: 0, seqHigh: 5e9 },
    throughput: { fromNs: 0, binNs: 1e8, bytes: [1, 2], fresh: [1, 0] },
    sacks: [{ at: 1, low: 10, high: 20 }],
    sacksCut: false,
    columns: columns as unknown as SeriesColumns,
  };
}

test.each([0, 1, 3, 1001])("a series of %i columns survives the way", (length) => {
  const sent = series(length);
  const { buffer } = encodeSeries(sent);
  expect(isSeries(buffer)).toBe(true);
  expect(decodeSeries(buffer)).toEqual(sent);
});

test("a batch is not taken for a series", () => {
  const empty = new Proxy({ length: 0 }, { get: (_, name) => (name === "length" ? 0 : new Uint32Array(0)) });
  const batch = { request: 1, capture: "a", connection: {}, from: 0, calls: [], columns: empty };
  expect(isSeries(encodeBatch(batch as unknown as Parameters<typeof encodeBatch>[0]).buffer)).toBe(false);
  expect(isSeries(new ArrayBuffer(3))).toBe(false);
});
