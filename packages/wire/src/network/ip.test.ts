import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode.ts";
import { FrameMark, newDecodedFrame, Outcome } from "../frame.ts";
import { fromHex } from "../hex.test-data.ts";
import { IPV4_SEGMENT, SEGMENT } from "../packets.test-data.ts";

const out = newDecodedFrame();
const RAW = 101;

function decode(hex: string, captured?: number, original?: number): Outcome {
  const bytes = fromHex(hex);
  return decodeFrame(bytes, 0, captured ?? bytes.length, original ?? bytes.length, RAW, out);
}

const V4_ADDRESSES = "c0a80bdf c0a80bdc";
const V6_ADDRESSES = "20010db8000000000000000000000001 20010db8000000000000000000000002";

describe("IPv4", () => {
  it("does not count padding", () => {
    expect(decode(`${IPV4_SEGMENT} 00000000000000000000`)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
    expect(out.marks).toBe(0);
  });

  it("skips options", () => {
    expect(decode(`4600 0031 0001 4000 4006 0000 ${V4_ADDRESSES} 01010100 ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect([out.tcpOffset, out.payloadLength]).toEqual([24, 5]);
  });

  it("takes the frame's length where the total is 0", () => {
    expect(decode(`4500 0000 0001 4000 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
    expect(out.marks).toBe(FrameMark.OFFLOADED_LENGTH);
  });

  it("has no more payload than the frame has room for", () => {
    expect(decode(`4500 0100 0001 4000 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
  });

  it("marks the first fragment and leaves later ones", () => {
    expect(decode(`4500 002d 0001 2000 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect(out.marks).toBe(FrameMark.FRAGMENT);
    expect(decode(`4500 002d 0001 2001 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.NOT_TCP);
    expect(decode(`4500 002d 0001 00b9 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.NOT_TCP);
  });

  it("goes by the innermost IPv4 header in a tunnel's first fragment, and follows what is there of its segment", () => {
    expect(decode(`4500 003f 0001 2000 4004 0000 ${V4_ADDRESSES} ${IPV4_SEGMENT.slice(0, -4)}`)).toBe(Outcome.SEGMENT);
    expect([out.payloadLength, out.marks]).toEqual([3, 0]);
    expect(
      decode(
        `4500 0053 0001 2000 4029 0000 ${V4_ADDRESSES} 60000000 0019 0640 ${V6_ADDRESSES} ${SEGMENT.slice(0, -4)}`,
      ),
    ).toBe(Outcome.SEGMENT);
    expect([out.payloadLength, out.marks]).toEqual([3, FrameMark.FRAGMENT]);
  });

  it("keeps the payload's length where the snap length cut it", () => {
    expect(decode(IPV4_SEGMENT, 40, 45)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
    expect(out.marks).toBe(FrameMark.SNAPPED);
    expect(decode(IPV4_SEGMENT, 35, 45)).toBe(Outcome.CUT_SHORT);
  });

  it("refuses lengths and versions that contradict themselves", () => {
    expect(decode(`4400 002d 0001 4000 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.MALFORMED);
    expect(decode(`4500 0013 0001 4000 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.MALFORMED);
    expect(decode(`5500 002d 0001 4000 4006 0000 ${V4_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.MALFORMED);
    expect(decode(`4500 0018 0001 4000 4006 0000 ${V4_ADDRESSES} 2710d6d9`)).toBe(Outcome.MALFORMED);
  });
});

describe("a source route", () => {
  const destination = (): number[] => Array.from(out.bytes.subarray(out.destinationOffset, out.destinationOffset + 4));
  const routed = (options: string): string => `4700 0035 0001 4000 4006 0000 ${V4_ADDRESSES} ${options} ${SEGMENT}`;

  it("under way ends at its last address", () => {
    expect(decode(routed("83070401020304 00"))).toBe(Outcome.SEGMENT);
    expect(destination()).toEqual([1, 2, 3, 4]);
    expect(decode(routed("01 89070405060708"))).toBe(Outcome.SEGMENT);
    expect(destination()).toEqual([5, 6, 7, 8]);
  });

  it.each(["83070801020304 00", "83070501020304 00", "00 83070401020304", "8328 0401020304 00", "8301040102030400"])(
    "used up, or none: %s",
    (options) => {
      expect(decode(routed(options))).toBe(Outcome.SEGMENT);
      expect(destination()).toEqual([192, 168, 11, 220]);
    },
  );

  it.each([
    ["type 0, the last", "0604 00 02 00000000", 1],
    ["segment routing, the first", "0604 04 01 01000000", 0],
    ["none left", "0604 00 00 00000000", undefined],
    ["a type that nobody knows", "0604 09 01 00000000", undefined],
  ])("of IPv6: %s", (_, header, hop) => {
    const hops = "20010db8000000000000000000000010 20010db8000000000000000000000011";
    const packet = `60000000 0041 2b40 ${V6_ADDRESSES} ${header} ${hops} ${SEGMENT}`;
    expect(decode(packet)).toBe(Outcome.SEGMENT);
    expect(out.destinationOffset).toBe(hop === undefined ? 24 : 48 + 16 * hop);
  });
});

describe("IPv6", () => {
  it.each([
    ["type 2 without its address", "0600 02 01 00000000", true],
    ["an RPL route with half an address", `0601 03 01 00000000 ${"00".repeat(8)}`, true],
    ["an RPL route with a compressed one", `0601 03 01 89000000 ${"00".repeat(8)}`, false],
    ["segment routing that counts one too many", `0602 04 00 01000000 ${"00".repeat(16)}`, true],
    ["segment routing", `0602 04 00 00000000 ${"00".repeat(16)}`, false],
  ])("marks a routing header without room for its addresses: %s", (_, header, marked) => {
    const length = (header.replaceAll(" ", "").length / 2 + 25).toString(16).padStart(4, "0");
    expect(decode(`60000000 ${length} 2b40 ${V6_ADDRESSES} ${header} ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect(out.marks).toBe(marked ? FrameMark.UNJUDGED : 0);
  });

  it.each([
    ["payload header", "0600 80 00 00000000", Outcome.SEGMENT],
    ["control message", "0600 40 00 00000000", Outcome.SEGMENT],
    ["control message with nothing behind it", "3b00 40 00 00000000", Outcome.NOT_TCP],
  ])("goes by what a shim6 header says follows it: a %s", (_, header, outcome) => {
    expect(decode(`60000000 0021 8c40 ${V6_ADDRESSES} ${header} ${SEGMENT}`)).toBe(outcome);
  });

  it("is read under IPv4's number", () => {
    const cooked = `0000 0001 0006 020000000001 0000 0800 60000000 0019 0640 ${V6_ADDRESSES} ${SEGMENT}`;
    const bytes = fromHex(cooked);
    expect(decodeFrame(bytes, 0, bytes.length, bytes.length, 113, out)).toBe(Outcome.SEGMENT);
    expect(out.ipVersion).toBe(6);
  });

  it("follows hop-by-hop, destination, routing and authentication headers", () => {
    const chain = `3c00 0104 00000000 2b00 0104 00000000 3300 0000 00000000 0601 0000 00000001 00000001`;
    expect(decode(`60000000 003d 0040 ${V6_ADDRESSES} ${chain} ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect([out.tcpOffset, out.payloadLength, out.marks]).toEqual([76, 5, 0]);
  });

  it("marks the first fragment, leaves later ones, and does not mark an atomic one", () => {
    expect(decode(`60000000 0021 2c40 ${V6_ADDRESSES} 0600 0001 00000001 ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect(out.marks).toBe(FrameMark.FRAGMENT);
    expect(decode(`60000000 0021 2c40 ${V6_ADDRESSES} 0600 0009 00000001 ${SEGMENT}`)).toBe(Outcome.NOT_TCP);
    expect(decode(`60000000 0021 2c40 ${V6_ADDRESSES} 0600 0000 00000001 ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect(out.marks).toBe(0);
  });

  it("reads a jumbo payload's length", () => {
    const packet = (length: string) => `60000000 0000 0040 ${V6_ADDRESSES} 0600 c204 ${length} ${SEGMENT}`;
    expect(decode(packet("00010020"), undefined, 70_000)).toBe(Outcome.SEGMENT);
    expect([out.payloadLength, out.marks]).toEqual([65_540, FrameMark.SNAPPED]);
    // RFC 2675, section 3: what 16 bits can say is no jumbo, and nothing is said without the option.
    expect(decode(packet("00000021"))).toBe(Outcome.MALFORMED);
    expect(decode(packet("00010020").replace("c204", "0104"))).toBe(Outcome.MALFORMED);
    expect(decode(packet("00010020"), 44, 70_000)).toBe(Outcome.CUT_SHORT);
  });

  it("takes the frame's length where the payload length is 0 and no jumbo option says more", () => {
    expect(decode(`60000000 0000 0640 ${V6_ADDRESSES} ${SEGMENT}`)).toBe(Outcome.SEGMENT);
    expect([out.payloadLength, out.marks]).toEqual([5, FrameMark.OFFLOADED_LENGTH]);
  });

  it("ends a chain of headers that has no end", () => {
    const chain = "3c00 0104 00000000".repeat(200);
    expect(decode(`60000000 ffff 3c40 ${V6_ADDRESSES} ${chain} ${SEGMENT}`)).toBe(Outcome.MALFORMED);
  });

  it("ends at a mobility header", () => {
    expect(decode(`60000000 0021 8740 ${V6_ADDRESSES} 0600 0000 00000000 ${SEGMENT}`)).toBe(Outcome.NOT_TCP);
  });
});
