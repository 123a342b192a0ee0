import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFrame } from "./decode.ts";
import { describeFrame } from "./describe/describe.ts";
import { type DecodedFrame, newDecodedFrame, Outcome } from "./frame.ts";
import { fromHex } from "./hex.test-data.ts";
import { LINK_TYPES } from "./link/linktypes.ts";
import { ETHERNET_IPV4, IPV4_SEGMENT, IPV6_SEGMENT, LLC_SEGMENT, WLAN_SEGMENT } from "./packets.test-data.ts";
import { formatTcpdumpLine } from "./text/tcpdump.ts";

const SEED = 1925249825;
const seeds = [ETHERNET_IPV4, IPV4_SEGMENT, IPV6_SEGMENT, LLC_SEGMENT, WLAN_SEGMENT].map(fromHex);

/** Random bytes, or a frame that is nearly right with some bytes changed and its end cut off. */
const frameBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .record({
      frame: fc.constantFrom(...seeds),
      prefix: fc.oneof(fc.constant(new Uint8Array(0)), fc.uint8Array({ maxLength: 24 })),
      changes: fc.array(fc.record({ at: fc.nat(100), to: fc.nat(255) }), { maxLength: 6 }),
      cut: fc.nat(60),
    })
    .map(({ frame, prefix, changes, cut }) => {
      const bytes = new Uint8Array(prefix.length + frame.length);
      bytes.set(prefix);
      bytes.set(frame, prefix.length);
      for (const { at, to } of changes) if (at < bytes.length) bytes[at] = to;
      return bytes.subarray(0, Math.max(0, bytes.length - cut));
    }),
);

const original = fc.oneof(fc.nat(3000), fc.constantFrom(0, 0xffffffff, 65535));

function place(bytes: Uint8Array, filler: number): Uint8Array {
  const buffer = new Uint8Array(bytes.length + 140).fill(filler);
  buffer.set(bytes, 70);
  return buffer;
}

interface Seen {
  readonly outcome: Outcome;
  readonly fields: DecodedFrame | undefined;
  readonly line: string;
  readonly layers: string;
}

function look(bytes: Uint8Array, filler: number, linkType: number, originalLength: number): Seen {
  const buffer = place(bytes, filler);
  const end = 70 + bytes.length;
  const out = newDecodedFrame();
  const outcome = decodeFrame(buffer, 70, end, originalLength, linkType, out);
  const layers = describeFrame(buffer, 70, end, originalLength, linkType);
  const stray = layers.flatMap((layer) => [
    ...(layer.start < 0 || layer.end > bytes.length ? [layer] : []),
    ...layer.fields.filter((f) => f.start < layer.start || f.end > bytes.length || f.start > f.end),
  ]);
  expect(stray).toEqual([]);
  if (outcome !== Outcome.SEGMENT) return { outcome, fields: undefined, line: "", layers: JSON.stringify(layers) };
  const line = formatTcpdumpLine(out, 0, 0, 6);
  return { outcome, fields: { ...out, bytes: new Uint8Array(0) }, line, layers: JSON.stringify(layers) };
}

describe("any bytes at all", () => {
  it("give an outcome for every link type, and nothing outside the frame is looked at", () => {
    const linkType = fc.constantFrom(...LINK_TYPES);
    fc.assert(
      fc.property(frameBytes, linkType, original, (bytes, link, length) => {
        // What lies before and behind the frame in the buffer must not matter.
        expect(look(bytes, 0x00, link, length)).toEqual(look(bytes, 0xff, link, length));
      }),
      { seed: SEED, numRuns: 4000 },
    );
  }, 60_000);

  it("of a segment leave its lengths within bounds", () => {
    const out = newDecodedFrame();
    let segments = 0;
    fc.assert(
      fc.property(frameBytes, fc.constantFrom(1, 101, 105, 100), (bytes, link) => {
        if (decodeFrame(bytes, 0, bytes.length, bytes.length, link, out) !== Outcome.SEGMENT) return;
        segments++;
        expect(out.tcpOffset + 16).toBeLessThanOrEqual(bytes.length);
        expect(out.payloadLength).toBeGreaterThanOrEqual(0);
        expect(out.tcpOffset + out.segmentLength).toBeLessThanOrEqual(bytes.length);
        expect(out.payloadLength).toBeLessThanOrEqual(out.segmentLength);
      }),
      { seed: SEED, numRuns: 20_000 },
    );
    expect(segments).toBeGreaterThan(200);
  }, 60_000);
});
