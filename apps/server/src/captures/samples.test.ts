import { readFileSync } from "node:fs";
import { openCapture } from "@tcp-ladder/engine";
import { clientState, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { expect, test } from "vitest";

/** The states of both ends of a sample's connection after each of the segments named, counted from 1. */
function statesAfter(sample: string, connection: number, segments: readonly number[]): string[] {
  const capture = openCapture({ source: { read: () => Promise.reject(new Error("nothing is read again")) } });
  capture.append(readFileSync(new URL(`../../samples/${sample}`, import.meta.url)));
  capture.finish();
  const { states } = capture.window(connection, 0, 100).columns;
  return segments.map((segment) => {
    const packed = states[segment - 1] ?? 0xbb;
    return `${STATE_NAMES[clientState(packed)] ?? ""} ${STATE_NAMES[serverState(packed)] ?? ""}`;
  });
}

// What `ss -tan` said in both network namespaces while these were captured, whenever nothing was on its way.
test.each([
  [
    "simultaneous-open.pcap",
    0,
    { 6: "ESTABLISHED ESTABLISHED", 8: "ESTABLISHED ESTABLISHED", 10: "FIN_WAIT_2 CLOSE_WAIT", 12: "TIME_WAIT CLOSED" },
  ],
  ["simultaneous-close.pcap", 0, { 3: "ESTABLISHED ESTABLISHED", 7: "TIME_WAIT TIME_WAIT" }],
  ["half-open.pcap", 0, { 5: "ESTABLISHED ESTABLISHED" }],
  ["half-open.pcap", 1, { 6: "ESTABLISHED ESTABLISHED", 10: "TIME_WAIT CLOSED" }],
] as const)("the states of %s, connection %i, are the kernel's", (sample, connection, kernel) => {
  const expected = Object.entries(kernel);
  const segments = expected.map(([segment]) => Number(segment));
  expect(statesAfter(sample, connection, segments)).toEqual(expected.map(([, states]) => states));
});
