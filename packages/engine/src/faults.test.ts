import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openCapture } from "./capture.ts";
import { ack, ascii, block, join, packet, pcapHead, pcapngHead, record, u } from "./testing/built.ts";

/** Every way in which a capture may be wrong: what came before is there, and one error says where and why. */

function read(bytes: Uint8Array, limits = { maxBytes: 2 ** 30, maxRatio: 1000 }) {
  const capture = openCapture({ source: { read: async (at, length) => bytes.slice(at, at + length) }, limits });
  capture.append(bytes);
  capture.finish();
  return { ...capture.status(), flow: capture.flow };
}

/** Changes four bytes of a copy. */
function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy.set(u(4, value), at);
  return copy;
}

const good = packet(ack(1));
const blocks = join(pcapngHead, good);
const last = blocks.length;
const records = join(pcapHead, record(ack(1)));
const text = "10:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.80: Flags [.], ack 1, win 1, length 0\n";

const FAULTS: readonly (readonly [string, Uint8Array, string, number, RegExp])[] = [
  ["a pcapng block of length 0", changed(join(blocks, good), last + 4, 0), "bad-record", last, /length as 0/],
  ["a negative length", changed(join(blocks, good), last + 4, 0x80000000), "bad-record", last, /2147483648 bytes/],
  ["a huge length", changed(join(blocks, good), last + 4, 0x7ffffffc), "bad-record", last, /is the most/],
  ["a length that is no multiple of 4", changed(join(blocks, good), last + 4, 73), "bad-record", last, /length as 73/],
  ["a length of 8, less than a block has", changed(join(blocks, good), last + 4, 8), "bad-record", last, /length as 8/],
  [
    "a trailer that differs",
    changed(join(blocks, good), last + good.length - 4, 76),
    "bad-record",
    last,
    /72 at its start and 76 at its end/,
  ],
  ["an interface that does not exist", changed(join(blocks, good), last + 8, 7), "bad-record", last, /interface 7/],
  [
    "more captured than the block holds",
    changed(join(blocks, good), last + 20, 41),
    "bad-record",
    last,
    /41 bytes were captured/,
  ],
  ["a negative captured length", changed(join(blocks, good), last + 20, 0xffffffff), "bad-record", last, /4294967295/],
  ["a block of too few bytes", join(blocks, block(6, u(4, 0))), "bad-record", last, /too few/],
  [
    "a section of neither byte order",
    join(blocks, block(0x0a0d0d0a, u(4, 1), u(4, 0), u(4, 0), u(4, 0))),
    "bad-record",
    last + 8,
    /magic/,
  ],
  [
    "a pcap record of negative length",
    join(records, record(ack(1), 0xffffffff)),
    "bad-record",
    records.length,
    /4294967295/,
  ],
  ["a pcap record of huge length", join(records, record(ack(1), 262_145)), "bad-record", records.length, /262145/],
  [
    "a pcap record that was cut",
    join(records, record(ack(1))).slice(0, -1),
    "truncated",
    records.length,
    /55 of its 56/,
  ],
  ["a pcap record's header that was cut", join(records, u(4, 1)), "truncated", records.length, /4 of its 16/],
  ["text that was cut", ascii(text + text.slice(0, 40)), "truncated", text.length, /ends inside a line/],
  ["a gzip file of too much", gz(join(records, new Uint8Array(1 << 16))), "too-large", Number.NaN, /had come out/],
  ["a gzip file that was cut", gz(records).slice(0, -3), "bad-compression", Number.NaN, /check sum/],
  [
    "a gzip file with a wrong check sum",
    changed(gz(records), gz(records).length - 8, 1),
    "bad-compression",
    Number.NaN,
    /does not match/,
  ],
];

function gz(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes));
}

test.each(FAULTS)("%s", (_, bytes, code, offset, reason) => {
  const { segments, fault } = read(bytes, { maxBytes: 1 << 14, maxRatio: 1000 });
  expect(segments).toBe(1);
  expect(fault).toMatchObject({ code, message: expect.stringMatching(reason) });
  expect(fault?.remedy).not.toBe("");
  if (Number.isNaN(offset)) expect(fault?.offset).toBeGreaterThan(0);
  else expect(fault?.offset).toBe(offset);
});

test.each([
  ["not one byte", new Uint8Array(0), "empty"],
  ["text that is none", ascii("Call me Ishmael.\nSome years ago …\n"), "unknown-format"],
  ["bytes that are nothing", Uint8Array.of(1, 2, 3, 4, 5), "unknown-format"],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "unknown-format"],
])("%s has no frames and one error at byte 0", (_, bytes, code) => {
  const { segments, fault } = read(bytes);
  expect(segments).toBe(0);
  expect(fault).toMatchObject({ code, offset: 0 });
});

/** What is wrong within a frame is marked or counted there; the frames behind it are read all the same. */
describe("within a frame", () => {
  const MARK = { badOption: 0x0008, badOffset: 0x0010 };
  const between = (frame: Uint8Array) => read(join(pcapHead, record(ack(1)), record(frame), record(ack(2))));
  const marksOf = ({ flow, segments }: ReturnType<typeof read>) => [...flow.rows(0, segments).marks];

  test.each([
    ["a TCP option of length 0", ack(9, [8, 0, 0, 0])],
    ["a TCP option of length 1", ack(9, [8, 1, 0, 0])],
    ["a TCP option that runs over the header's end", ack(9, [1, 1, 8, 10])],
    ["a TCP option without its length", ack(9, [1, 1, 1, 8])],
  ])("%s is marked", (_, frame) => {
    const found = between(frame);
    expect(found.fault).toBeUndefined();
    expect(marksOf(found).map((bits) => (bits & MARK.badOption) !== 0)).toEqual([false, true, false]);
  });

  test("a TCP header of length 0 is marked, one of 60 bytes is read", () => {
    const zero = between(ack(9, [], 0));
    expect(marksOf(zero).map((bits) => (bits & MARK.badOffset) !== 0)).toEqual([false, true, false]);
    const sixty = between(
      ack(
        9,
        Array.from({ length: 40 }, () => 1),
      ),
    );
    expect(marksOf(sixty).map((bits) => bits & (MARK.badOffset | MARK.badOption))).toEqual([0, 0, 0]);
    const beyond = between(ack(9, [], 15));
    expect(marksOf(beyond).map((bits) => (bits & MARK.badOffset) !== 0)).toEqual([false, true, false]);
  });

  test("an endless chain of IPv6 extension headers is counted as malformed", () => {
    const chain = new Uint8Array(40 + 8 * 300);
    chain.set([0x60, 0, 0, 0, 0xff, 0xff, 60, 64]);
    for (let at = 40; at < chain.length; at += 8) chain.set([60, 0, 1, 4, 0, 0, 0, 0], at);
    const found = between(chain);
    expect(found.counters).toMatchObject({ frames: 3, segments: 2, malformed: 1 });
    expect(found.fault).toBeUndefined();
  });

  test("an IP header that lies about itself is counted as malformed", () => {
    const short = ack(9);
    short[0] = 0x41; // a header of four bytes
    const long = ack(9);
    long[0] = 0x4f; // one of sixty, of which forty are TCP's
    for (const frame of [short, long]) expect(between(frame).counters).toMatchObject({ frames: 3, segments: 2 });
  });

  test("a frame of no bytes is counted", () => {
    const { counters, fault } = between(new Uint8Array(0));
    expect(counters).toMatchObject({ frames: 3, segments: 2 });
    expect(counters.cutShort + counters.malformed + counters.notTcp).toBe(1);
    expect(fault).toBeUndefined();
  });

  test("a pcapng option that runs over its block's end stops the options and keeps the frame", () => {
    const over = packet(ack(9), join(u(2, 1), u(2, 4000), ascii("cut ")));
    const { segments, fault } = read(join(pcapngHead, packet(ack(1)), over, packet(ack(2))));
    expect([segments, fault]).toEqual([3, undefined]);
  });
});
