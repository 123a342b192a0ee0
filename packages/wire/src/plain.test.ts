import fc from "fast-check";
import { expect, it } from "vitest";
import { newCursor } from "./cursor.ts";
import { decodeFrame, MAX_LAYERS, startWalk } from "./decode.ts";
import { FrameMark, newDecodedFrame, OptionBit, Outcome } from "./frame.ts";
import { fromHex } from "./hex.test-data.ts";
import { firstLayer } from "./link/linktypes.ts";
import { plainHeaderLength, plainOptions, plainPayload, plainTcpOffset, readPlain } from "./plain.ts";
import { step } from "./step.ts";

const IP = "45000038 0001 4000 4006 0000 0a000001 0a000002";
const TCP = "2710d6d9 ffffffff 80000000 8018 fff0 1234 5678 0101080a 11223344 55667788 61626364";
const LINKS = [
  [1, `020202020202 020202020202 0800 ${IP} ${TCP}`],
  [12, `${IP} ${TCP}`],
  [101, `${IP} ${TCP}`],
  [228, `${IP} ${TCP}`],
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

it.each(LINKS)("reads link type %i in one go", (_, hex) => {
  const bytes = fromHex(hex);
  const ip = bytes.length - 56;
  const out = newDecodedFrame();
  expect(readPlain(bytes, new DataView(bytes.buffer), ip, bytes.length, bytes.length, out)).toBe(true);
  expect(out).toMatchObject({ sourcePort: 10000, seq: 0xffff_ffff, payloadLength: 4, tsVal: 0x1122_3344 });
});

it.each(LINKS)("finds the plain header of link type %i", (linkType, hex) => {
  const bytes = fromHex(hex);
  const view = new DataView(bytes.buffer);
  const tcp = plainTcpOffset(view, 0, bytes.length, bytes.length, linkType);
  expect(tcp).toBe(bytes.length - 36);
  expect(plainOptions(view, tcp, plainHeaderLength(view, tcp), bytes.length)).toBe(OptionBit.TIMESTAMPS);
  expect(plainPayload(view, tcp, 0, bytes.length, bytes.length)).toBe(4);
  expect(plainTcpOffset(view, 0, tcp + 19, bytes.length, linkType)).toBe(-1);
});

it("says of a frame what the walk through its layers says", () => {
  const change = fc.record({ at: fc.nat(69), value: fc.nat(255) });
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
        const tcp = plainTcpOffset(view, 0, end, original, linkType);
        if (tcp === -1) return;
        expect([outcome, out.tcpOffset, out.sourceOffset]).toEqual([Outcome.SEGMENT, tcp, tcp - 8]);
        expect(plainHeaderLength(view, tcp)).toBe(out.headerLength);
        expect(plainPayload(view, tcp, 0, end, original)).toBe(out.payloadLength);
        const options = plainOptions(view, tcp, out.headerLength, end);
        if (options !== -1) expect([options, out.marks & FrameMark.BAD_OPTION]).toEqual([out.options, 0]);
      },
    ),
    { seed: 20_110_307, numRuns: 20_000 },
  );
}, 30_000);
