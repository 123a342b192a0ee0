import type { Rung } from "@tcp-ladder/ladder";
import { expect, test } from "vitest";
import { SteadyRungs } from "./steady-rungs.ts";

const rung = (index: number, top: number, change: Partial<Rung> = {}): Rung => ({
  row: index,
  index,
  frame: index + 1,
  from: "client",
  kind: "ack",
  phase: "data",
  symbolic: "ACK K+1",
  label: [{ text: "ACK ", role: "text" }],
  caption: [],
  noteNames: [],
  commented: false,
  badge: undefined,
  x1: 100,
  y1: top + 30.1,
  x2: 500,
  y2: top + 50.3,
  labelX: 300,
  labelY: top + 20.7,
  captionX: 300,
  captionY: top + 60.9,
  labelSize: 18,
  captionSize: 11,
  slotY1: top,
  slotY2: top + 68,
  ...change,
});

test("a rung that only moved is the same object; one that changed is another", () => {
  const steady = new SteadyRungs();
  const before = steady.of([rung(0, 44), rung(1, 112), rung(2, 180)]);
  const after = steady.of([
    rung(1, 7_112.3),
    rung(2, 7_180.3, { label: [{ text: "ACK K+2", role: "text" }] }),
    rung(3, 7_248.3),
  ]);
  expect(after[0]).toBe(before[1]);
  expect(after[1]).not.toBe(before[2]);
  expect(after[1]).toMatchObject({ slotY1: 0, slotY2: 68, label: [{ text: "ACK K+2" }] });
});
