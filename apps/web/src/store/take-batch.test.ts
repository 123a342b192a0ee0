import { newColumns } from "@tcp-ladder/flow";
import type { Batch } from "@tcp-ladder/protocol";
import { expect, test } from "vitest";
import { takeBatch } from "./take-batch.ts";

const NOW_MS = 1_700_000_100_000;

/** `count` rows from `from` on, the last of them `ageMs` ago, those before it a millisecond apart. */
function batch(from: number, count: number, ageMs: number, more: Partial<Batch> = {}): Batch {
  const columns = newColumns(count);
  for (let i = 0; i < count; i++) {
    const atMs = NOW_MS - ageMs - (count - 1 - i);
    columns.seconds[i] = Math.floor(atMs / 1000);
    columns.nanos[i] = (atMs % 1000) * 1e6;
  }
  const connection = { id: 0, segments: from + count } as Batch["connection"];
  const batchOf = { request: 1, capture: "a", connection, from, idlesBefore: 0, statesBefore: 0x10, skipped: 0 };
  return { ...batchOf, calls: [], columns, ...more };
}

test("segments that have just happened draw themselves, old ones stand there", () => {
  expect(takeBatch(undefined, batch(0, 3, 20), true, NOW_MS).animateFrom).toBe(0);
  const before = takeBatch(undefined, batch(0, 3, 60_000), true, NOW_MS);
  expect(before.animateFrom).toBe(Number.POSITIVE_INFINITY);
  expect(takeBatch(before, batch(3, 1, 20), true, NOW_MS).animateFrom).toBe(3);
  expect(takeBatch(undefined, batch(0, 3, 20), false, NOW_MS).animateFrom).toBe(Number.POSITIVE_INFINITY);
});

test("an answer that was overtaken does not take the connection back", () => {
  const now = takeBatch(undefined, batch(5, 5, 0), true, NOW_MS);
  const late = takeBatch(now, batch(0, 5, 0), false, NOW_MS);
  expect(late.connection.segments).toBe(10);
  expect(late.cache.missing({ from: 0, to: 10 })).toBeUndefined();
});

test("another connection starts afresh; what was passed over is summed", () => {
  const first = takeBatch(undefined, batch(5, 5, 0, { skipped: 5 }), true, NOW_MS);
  expect(takeBatch(first, batch(20, 5, 0, { skipped: 10 }), true, NOW_MS).skipped).toBe(15);
  const connection = { id: 1, segments: 1 } as Batch["connection"];
  const other = takeBatch(first, batch(0, 1, 0, { connection }), true, NOW_MS);
  expect(other.skipped).toBe(0);
  expect(other.cache.has(5)).toBe(false);
});
