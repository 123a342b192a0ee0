import { expect, test } from "vitest";
import { losses } from "./select.ts";
import type { AppState } from "./state.ts";

const status = {
  drops: { kernel: 0, interface: 2, file: 0 },
  counters: { snapped: 7, cutShort: 0, malformed: 0, unknownLink: 0 },
  skippedLines: 0,
  format: "pcap",
  live: undefined,
} as unknown as NonNullable<AppState["status"]>;
const ladder = { skipped: 5 } as unknown as NonNullable<AppState["ladder"]>;

test("every loss has its own name, and what is not lost has none", () => {
  expect(losses({ status, ladder })).toEqual([
    { name: "interface", count: 2 },
    { name: "snapped", count: 7 },
  ]);
});

test("rows that were passed over are missed by who watches live alone", () => {
  const live = { ...status, live: { interface: "lo", filter: "", notice: undefined } };
  expect(losses({ status: live, ladder })).toContainEqual({ name: "skippedRows", count: 5 });
});
