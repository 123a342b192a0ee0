import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode.ts";
import { TcpFlag } from "../flags.ts";
import { FrameMark, newDecodedFrame, OptionBit, Outcome } from "../frame.ts";
import { fromHex } from "../hex.test-data.ts";

const out = newDecodedFrame();

/** A segment in a raw IPv4 packet: data offset and flags (2 bytes), then options and payload. */
function decode(offsetAndFlags: string, rest = "", captured?: number): Outcome {
  const length = (40 + fromHex(rest).length).toString(16).padStart(4, "0");
  const hex = `4500${length} 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 ffffffff 80000000 ${offsetAndFlags} fff0 1234 5678 ${rest}`;
  const bytes = fromHex(hex);
  return decodeFrame(bytes, 0, captured ?? bytes.length, bytes.length, 101, out);
}

describe("TCP header", () => {
  it("reads every field, unsigned", () => {
    expect(decode("5fff", "aabb")).toBe(Outcome.SEGMENT);
    expect(out).toMatchObject({ seq: 0xffffffff, ack: 0x80000000, window: 0xfff0, checksum: 0x1234, urgent: 0x5678 });
    expect(out).toMatchObject({ headerLength: 20, segmentLength: 22, payloadLength: 2, options: 0, marks: 0 });
    expect(out.flags & TcpFlag.RESERVED).toBe(0xe00);
    expect(out.flags & TcpFlag.AE).toBe(0x100);
  });

  it("marks a data offset that cannot be, and keeps the segment", () => {
    expect(decode("4010", "aabb")).toBe(Outcome.SEGMENT);
    expect([out.marks, out.payloadLength]).toEqual([FrameMark.BAD_OFFSET, 6]);
    expect(decode("f010", "aabb")).toBe(Outcome.SEGMENT);
    expect([out.marks, out.payloadLength]).toEqual([FrameMark.BAD_OFFSET, 0]);
  });

  it("takes a header that was cut behind the window", () => {
    expect(decode("5010", "", 36)).toBe(Outcome.SEGMENT);
    expect(out).toMatchObject({ window: 0xfff0, checksum: 0, urgent: 0 });
    expect(out.marks).toBe(FrameMark.SNAPPED | FrameMark.HEADER_CUT);
    expect(decode("5010", "", 35)).toBe(Outcome.CUT_SHORT);
  });
});

describe("TCP options", () => {
  it("reads Linux's SYN", () => {
    decode("a002", "020405b4 0402 080a 00000001 fffffffe 01 030307");
    expect(out.options).toBe(OptionBit.MSS | OptionBit.SACK_PERMITTED | OptionBit.TIMESTAMPS | OptionBit.WINDOW_SCALE);
    expect(out).toMatchObject({ mss: 1460, tsVal: 1, tsEcr: 0xfffffffe, windowScale: 7, marks: 0 });
  });

  it("reads aligned timestamps the quick way and the same", () => {
    decode("8010", "0101080a 11223344 55667788");
    expect(out).toMatchObject({
      options: OptionBit.TIMESTAMPS,
      tsVal: 0x11223344,
      tsEcr: 0x55667788,
      payloadLength: 0,
    });
  });

  it("reads the first SACK block of four", () => {
    decode("e010", `0101 0522 0000000a00000014 ${"0000001e00000028".repeat(3)}`);
    expect(out).toMatchObject({ options: OptionBit.SACK, sackLeft: 10, sackRight: 20, marks: 0 });
  });

  const KINDS: readonly (readonly [name: string, hex: string, bit: number])[] = [
    ["fast open", "2206 a1a2a3a4 0101", OptionBit.FAST_OPEN],
    ["fast open as an experiment", "fe04f989", OptionBit.FAST_OPEN],
    ["another experiment", "fd06 abcd 0001 0101", OptionBit.OTHER],
    ["multipath", "1e04 8100", OptionBit.MPTCP],
    ["MD5", `1312 ${"00".repeat(16)} 0101`, OptionBit.MD5],
    ["authentication", "1d04 0102", OptionBit.AUTH],
    ["accurate ECN", "ac0b 000001 000002 000003 00", OptionBit.ACCECN],
    ["user timeout", "1c04 8005", OptionBit.USER_TIMEOUT],
    ["unknown", "4504 abcd", OptionBit.OTHER],
  ];
  it.each(KINDS)("knows %s", (_name, hex, bit) => {
    decode(`${(5 + fromHex(hex).length / 4).toString(16)}010`, hex);
    expect([out.options, out.marks]).toEqual([bit, 0]);
  });

  it("keeps what stands before a malformed one", () => {
    for (const bad of ["0300 0000", "0301 0000", "030a 0000"]) {
      decode("7010", `020405b4 ${bad}`);
      expect([out.options, out.mss, out.marks]).toEqual([OptionBit.MSS, 1460, FrameMark.BAD_OPTION]);
    }
  });

  it("marks a length that its kind cannot have", () => {
    decode("6010", "0203 0500");
    expect([out.options, out.marks]).toEqual([0, FrameMark.BAD_OPTION]);
    decode("7010", "0506 00000001 0000");
    expect(out.marks).toBe(FrameMark.BAD_OPTION);
  });

  it("does not call what the capture cut off malformed", () => {
    decode("a002", "020405b4 0402 080a 00000001 00000000 01 030307", 48);
    expect([out.options, out.marks]).toEqual([OptionBit.MSS | OptionBit.SACK_PERMITTED, FrameMark.SNAPPED]);
  });

  it("stops at the end of the list", () => {
    decode("6010", "00 ff ff ff");
    expect([out.options, out.marks]).toEqual([0, 0]);
  });
});
