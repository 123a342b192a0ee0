import { newColumns, RowMark } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { drawnAt, playheadAt, timeline } from "./timeline.ts";

function fourSegments() {
  const columns = newColumns(4);
  columns.flags.set([0x02, 0x12, 0x18, 0x11]);
  columns.payload.set([0, 0, 26, 0]);
  columns.seconds.set([0, 0, 20, 20]);
  columns.marks[2] = RowMark.IDLE_BEFORE;
  return columns;
}

test("every segment has a step, idle time a gap", () => {
  const { ticks, idles } = timeline(fourSegments());
  expect(ticks.map(({ kind }) => kind)).toEqual(["syn", "syn", "data", "fin"]);
  expect((ticks[1]?.at ?? 0) - (ticks[0]?.at ?? 0)).toBe(1);
  expect((ticks[2]?.at ?? 0) - (ticks[1]?.at ?? 0)).toBeGreaterThan(2.5);
  expect(idles.map(({ ms }) => ms)).toEqual([20_000]);
});

test("the playhead goes where it was put", () => {
  const scale = timeline(fourSegments());
  for (let drawn = 0; drawn <= 4; drawn++) expect(drawnAt(scale, playheadAt(scale, drawn))).toBe(drawn);
});
