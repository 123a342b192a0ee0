import fc from "fast-check";
import { expect, it } from "vitest";
import { newCursor } from "./cursor.ts";
import { decodeFrame, MAX_LAYERS, startWalk } from "./decode.ts";
import { FrameMark, newDecodedFrame, OptionBit, Outcome } from "./frame.ts";
import { fromHex } from "./hex.test-data.ts";
import { firstLayer } from "./link/linktypes.ts";
import {
  isPlainV4,
  plainHeaderLength,
  plainLength,
  plainOffset,
  plainOptions,
  plainTcpOffset,
  readPlain,
  wireEndOf,
} from "./plain.ts";
import { step } from "./step.ts";

const IP = "45000038 0001 4000 4006 0000 0a000001 0a000002";
const TCP = "2710d6d9 ffffffff 80000000 8018 fff0 1234 5678 0101080a 11223344 55667788 61626364";
const IP6 = "6000000000240640 20010db8000000000000000000000001 20010db8000000000000000000000002";
const LINKS = [
  [1, `020202020202 020202020202 0800 ${IP} ${TCP}`],
  [12, `${IP} ${TCP}`],
  [101, `${IP} ${TCP}`],
  [228, `${IP} ${TCP}`],
  [1, `020202020202 020202020202 8100 0064 0800 ${IP} ${TCP}`],
  [1, `020202020202 020202020202 86dd ${IP6} ${TCP}`],
  [1, `020202020202 020202020202 8100 0064 86dd ${IP6} ${TCP}`],
  [101, `${IP6} ${TCP}`],
  [113, `0000 0001 0006 0202020202020000 0800 ${IP} ${TCP}`],
  [113, `0004 0304 0006 0000000000000000 86dd ${IP6} ${TCP}`],
  [276, `0800 0000 00000002 0001 00 06 0202020202020000 ${IP} ${TCP}`],
  [276, `86dd 0000 00000001 0304 00 06 0000000000000000 ${IP6} ${TCP}`],
] as const;

/** Layer by layer, as all other frames are read. */
function walk(bytes: Uint8Array, end: number, original: number, linkType: number) {
  const out = newDecodedFrame();
  const c = newCursor();
  startWalk(c, bytes, 0, end, original, out);
  let next = firstLayer(linkType);
  for (let n = 0; n < MAX_LAYERS && next >= 0; n++) next = step(next, c);
  return { outcome: next < 0 ? ~next : Outcome.MALFORMED, out };
}

/** Where the TCP header of a plain frame begins; −1 for any other. */
function plainTcp(view: DataView, end: number, original: number, linkType: number): number {
  const ip = plainOffset(view, 0, end, firstLayer(linkType));
  return ip === -1 ? -1 : plainTcpOffset(view, ip, end, wireEndOf(0, end, original));
}

it.each(LINKS)("reads link type %i in one go", (linkType, hex) => {
  const bytes = fromHex(hex);
  const view = new DataView(bytes.buffer);
  const ip = plainOffset(view, 0, bytes.length, firstLayer(linkType));
  const out = newDecodedFrame();
  expect(readPlain(bytes, view, ip, bytes.length, bytes.length, out)).toBe(true);
  expect(out).toMatchObject({ sourcePort: 10000, seq: 0xffff_ffff, payloadLength: 4, tsVal: 0x1122_3344 });
});

it.each(LINKS)("finds the plain header of link type %i", (linkType, hex) => {
  const bytes = fromHex(hex);
  const view = new DataView(bytes.buffer);
  const { length } = bytes;
  const tcp = plainTcp(view, length, length, linkType);
  expect(tcp).toBe(length - 36);
  expect(plainOptions(view, tcp, plainHeaderLength(view, tcp), length)).toBe(OptionBit.TIMESTAMPS);
  expect(plainLength(view, plainOffset(view, 0, length, firstLayer(linkType)), tcp, length)).toBe(36);
  expect(plainTcp(view, tcp + 19, length, linkType)).toBe(-1);
});

it("says of a frame what the walk through its layers says", () => {
  const change = fc.record({ at: fc.nat(117), value: fc.nat(255) });
  fc.assert(
    fc.property(
      fc.constantFrom(...LINKS),
      fc.array(change, { maxLength: 3 }),
      fc.constantFrom(0, 0, 0, 12, 1400, 0xffff_ffff),
      fc.constantFrom(0, 0, 0, 1, 4, 12, 16, 40),
      ([linkType, hex], changes, longer, cut) => {
        const bytes = fromHex(hex);
        for (const { at, value } of changes) if (at < bytes.length) bytes[at] = value;
        const end = bytes.length - cut;
        const original = bytes.length + longer;
        const walked = walk(bytes, end, original, linkType);
        const out = newDecodedFrame();
        const outcome = decodeFrame(bytes, 0, end, original, linkType, out);
        expect(outcome).toBe(walked.outcome);
        if (outcome === Outcome.SEGMENT) expect(out).toEqual(walked.out);
        const view = new DataView(bytes.buffer);
        const tcp = plainTcp(view, end, original, linkType);
        if (tcp === -1) return;
        const isV4 = isPlainV4(out.ipOffset, tcp);
        expect([outcome, out.tcpOffset, out.ipVersion]).toEqual([Outcome.SEGMENT, tcp, isV4 ? 4 : 6]);
        expect([out.sourceOffset, out.destinationOffset]).toEqual(isV4 ? [tcp - 8, tcp - 4] : [tcp - 32, tcp - 16]);
        expect(plainHeaderLength(view, tcp)).toBe(out.headerLength);
        expect(plainLength(view, out.ipOffset, tcp, wireEndOf(0, end, original))).toBe(out.segmentLength);
        const options = plainOptions(view, tcp, out.headerLength, end);
        if (options !== -1) expect([options, out.marks & FrameMark.BAD_OPTION]).toEqual([out.options, 0]);
      },
    ),
    { seed: 20_110_307, numRuns: 40_000 },
  );
}, 30_000);
