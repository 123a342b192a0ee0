import fc from "fast-check";
import { expect, test } from "vitest";
import type { Flow } from "../flow.ts";
import { SEED, segments } from "../testing/arbitrary.ts";
import { flowOf } from "../testing/frames.ts";

/** What the cursor says of every connection, spelt as a summary spells it. */
function seenByCursor(flow: Flow) {
  const cursor = flow.cursor();
  return Array.from({ length: flow.connections }, (_, id) => {
    cursor.moveTo(id);
    return {
      id: cursor.id,
      segments: cursor.segments,
      client: [cursor.address("client"), cursor.port("client"), cursor.bytes("client"), cursor.state("client")],
      server: [cursor.address("server"), cursor.port("server"), cursor.bytes("server"), cursor.state("server")],
      syns: [cursor.synSeen("client"), cursor.synSeen("server")],
      completeness: cursor.completeness,
      resetBy: cursor.resetBy,
      notes: [cursor.notes, ...Array.from({ length: 15 }, (_unused, bit) => cursor.noteCount(bit))],
      durationNs: cursor.durationNs,
      rtt: cursor.initialRttNs,
    };
  });
}

function toldBySummaries(flow: Flow) {
  return Array.from({ length: flow.connections }, (_, id) => {
    const { client, server, ends, first, last, noteCounts, initialRttNs, ...one } = flow.connection(id);
    const counts = Array.from({ length: 15 }, (_unused, bit) => noteCounts[bit] ?? 0);
    return {
      id: one.id,
      segments: one.segments,
      client: [client.address, client.port, ends.client.bytes, ends.client.state],
      server: [server.address, server.port, ends.server.bytes, ends.server.state],
      syns: [ends.client.isn !== undefined, ends.server.isn !== undefined],
      completeness: one.completeness,
      resetBy: one.resetBy,
      notes: [counts.reduce((sum, count) => sum + count, 0), ...counts],
      durationNs: (last.seconds - first.seconds) * 1e9 + (last.nanos - first.nanos),
      rtt: initialRttNs ?? Number.NaN,
    };
  });
}

test("the cursor says what the summaries say, of any connections", () => {
  fc.assert(
    fc.property(segments, (list) => {
      const flow = flowOf(list);
      expect(seenByCursor(flow)).toEqual(toldBySummaries(flow));
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test("starts are counted from the capture's first segment", () => {
  const flow = flowOf([
    { from: "c", flags: "S", seq: 1, at: 0 },
    { from: "c", flags: "S", seq: 1, at: 1500, port: 40_001 },
  ]);
  const cursor = flow.cursor();
  cursor.moveTo(1);
  expect(cursor.startNs).toBe(1.5e9);
  expect(cursor.addressWord("server", 0)).toBe(0x0a000002);
  expect([cursor.ipVersion, cursor.anyNames]).toEqual([4, false]);
});
