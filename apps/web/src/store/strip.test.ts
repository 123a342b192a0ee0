import { Note } from "@tcp-ladder/flow";
import type { Overview } from "@tcp-ladder/protocol";
import { expect, test } from "vitest";
import { grownRange, stripColumns, zoomRange } from "./strip.ts";

const overview = (change: Partial<Overview>): Overview => ({
  by: "index",
  segments: 40,
  begin: 0,
  end: 40,
  from: [0, 10, 20, 30],
  elapsedNs: [0, 1e6, 2e6, 3e6],
  client: [5, 5, 0, 5],
  server: [5, 5, 10, 5],
  bytes: [0, 100, 100, 0],
  flags: [0x12, 0x10, 0x18, 0x11],
  notes: [0, 0, Note.RETRANSMISSION | Note.KEEP_ALIVE, Note.KEEP_ALIVE],
  noted: [0, 0, 2, 1],
  ...change,
});

test("columns say kind, notes and who sent how much", () => {
  const columns = stripColumns(overview({}));
  expect(columns.map(({ kind }) => kind)).toEqual(["syn", "data", "data", "fin"]);
  expect(columns.map(({ note }) => note)).toEqual([undefined, undefined, "trouble", "remark"]);
  expect(columns[2]).toMatchObject({ client: 0, server: 1, idleNs: 0 });
  expect(columns[1]).toMatchObject({ client: 0.5, server: 0.5 });
});

test("a gap that stands out is told of where it ends", () => {
  const columns = stripColumns(overview({ elapsedNs: [0, 1e6, 9e9 + 1e6, 9e9 + 2e6] }));
  expect(columns.map(({ idleNs }) => idleNs)).toEqual([0, 0, 9e9, 0]);
});

test("zooming keeps the place under the pointer and stays inside", () => {
  const all = { from: 0, to: 1000 };
  const closer = zoomRange(all, 250, 4, 1000, 50);
  expect(closer).toEqual({ from: 187.5, to: 437.5 });
  expect(zoomRange(closer, 200, 0.01, 1000, 50)).toEqual(all);
  expect(zoomRange(all, 0, 1e6, 1000, 50)).toEqual({ from: 0, to: 50 });
  expect(zoomRange({ from: 0, to: 8 }, 4, 10, 8, 50)).toEqual({ from: 0, to: 8 });
});

test("what showed everything shows what comes as well; what looked closer does not move", () => {
  expect(grownRange({ from: 0, to: 100 }, 100, 150)).toEqual({ from: 0, to: 150 });
  expect(grownRange({ from: 20, to: 60 }, 100, 150)).toEqual({ from: 20, to: 60 });
});
