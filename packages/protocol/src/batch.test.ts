import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { type Batch, decodeBatch, encodeBatch } from "./batch.ts";

function columns(length: number): SegmentColumns {
  const u32 = (seed: number) => Uint32Array.from({ length }, (_, i) => (seed * 2654435761 + i * 40503) >>> 0);
  return {
    length,
    row: u32(1),
    frame: u32(2),
    connection: u32(3),
    seconds: Float64Array.from({ length }, (_, i) => 1_700_000_000 + i),
    nanos: u32(4),
    flags: Uint16Array.from({ length }, (_, i) => i * 3),
    seq: u32(5),
    ack: u32(6),
    window: Uint16Array.from({ length }, (_, i) => i * 7),
    payload: u32(8),
    options: Uint16Array.from({ length }, (_, i) => i * 5),
    marks: u32(9),
    notes: u32(10),
    states: Uint8Array.from({ length }, (_, i) => i),
    related: u32(11),
    acknowledges: u32(12),
  };
}

const batch = (length: number): Batch => ({
  request: 7,
  capture: "abc",
  connection: { id: 3, note: "ladder ↔ 梯形" } as unknown as ConnectionSummary,
  from: 40,
  idlesBefore: 2,
  statesBefore: 0x44,
  skipped: 0,
  calls: [],
  columns: columns(length),
});

test.each([0, 1, 3, 8, 1001])("a batch of %i rows survives the way", (length) => {
  const sent = batch(length);
  expect(decodeBatch(encodeBatch(sent).buffer)).toEqual(sent);
});

test("columns that are views into larger pages are cut to their rows", () => {
  const whole = columns(100);
  const part = { ...whole, length: 10 } as Record<string, unknown>;
  for (const [name, column] of Object.entries(whole)) {
    if (name !== "length") part[name] = (column as Uint32Array).subarray(50, 60);
  }
  const sent: Batch = { ...batch(0), columns: part as unknown as SegmentColumns };
  expect(decodeBatch(encodeBatch(sent).buffer)).toEqual(sent);
});
