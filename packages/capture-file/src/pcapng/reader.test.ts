import { FrameMark } from "@tcp-ladder/wire";
import { describe, expect, test } from "vitest";
import type { FrameRecord } from "../record.ts";
import { Bytes, block, concat, describeInterface, enhanced, optionList, pcapng, section } from "../testing/captures.ts";
import { readWhole, sourceOf } from "../testing/read.ts";
import { pcapngHeader, pcapngPacket } from "./write.ts";

const ascii = (text: string) => [...new TextEncoder().encode(text)];

describe("pcapng", () => {
  test("two sections, all kinds of packets, strangers skipped", () => {
    const { records, reader } = readWhole(pcapng());
    expect(records.map((r) => [r.seconds, r.nanos, r.linkType, r.interfaceId, r.end, r.originalLength])).toEqual([
      [1_700_000_000, 1000, 1, 0, 3, 13],
      [1_700_000_000, 999_999_999, 101, 1, 5, 15],
      [0, 0, 1, 0, 3, 3],
      [1_600_000_000, 500_000_000, 113, 2, 0, 10],
      [21474, 836_486_000, 113, 2, 2, 2],
    ]);
    expect(reader.interfaces.map(({ name, unitsPerSecond, dropped }) => [name, unitsPerSecond, dropped])).toEqual([
      ["lo", 1e6, 0],
      [undefined, 1e9, 3],
      [undefined, 1e6, 2],
    ]);
  });

  test("resolution in powers of two, and an offset", () => {
    const offset = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    const bytes = concat(
      section(),
      describeInterface(1, [
        [9, [0x8a]],
        [14, offset],
      ]),
      enhanced(0, 5n * 1024n + 512n, []),
    );
    expect(readWhole(bytes).records[0]).toMatchObject({ seconds: 4, nanos: 500_000_000 });
  });

  test.each([
    ["in bits", [32], undefined, 4],
    ["in bytes", [4], undefined, 4],
    ["that a frame overrules", [32], 2 << 5, 2],
    ["that a frame says nothing of", [32], 1, 4],
    ["of a frame alone", undefined, 4 << 5, 4],
    ["of none", [0], undefined, 0],
  ])("the length of the frame check sequence, %s", async (_, length, flags, checkLength) => {
    const bytes = concat(
      section(),
      describeInterface(1, length === undefined ? [] : [[13, length]]),
      enhanced(0, 0n, [1, 2, 3, 4, 5], flags === undefined ? [] : [[2, [flags, 0, 0, 0]]]),
      enhanced(0, 0n, [1]),
    );
    const { records, reader } = readWhole(bytes);
    const [first, second] = records as [FrameRecord, FrameRecord];
    expect(first.checkLength).toBe(checkLength);
    expect(second.checkLength).toBe(length === undefined ? 0 : length[0] === 0 ? 0 : 4);
    expect((await reader.frameAt(first.location, 1, sourceOf(bytes))).checkLength).toBe(checkLength);
    const written = readWhole(concat(pcapngHeader(reader.interfaces), pcapngPacket(first)));
    expect(written.records[0]).toMatchObject({ checkLength, end: 5 });
  });

  test("comments and names", () => {
    const names = new Bytes()
      .u16(1)
      .u16(10)
      .raw(192, 0, 2, 1, ...ascii("a.test"), 0, 0);
    names
      .u16(2)
      .u16(23)
      .raw(0x20, 1, 0x0d, 0xb8, ...Array.from({ length: 11 }, () => 0), 9, ...ascii("b.test"), 0, 0)
      .u16(0)
      .u16(0);
    const bytes = concat(
      section(),
      describeInterface(1, [[1, ascii("über")]]),
      block(4, names.done()),
      enhanced(0, 0n, [1], [[1, ascii("here")]]),
    );
    const { reader } = readWhole(bytes);
    expect(reader.comments).toEqual(["über", "192.0.2.1 a.test", "2001:db8::9 b.test", "here"]);
    expect([...reader.resolved]).toEqual([
      ["192.0.2.1", "a.test"],
      ["2001:db8::9", "b.test"],
    ]);
    expect(reader.remarks).toEqual([
      { about: "interface", number: 0, text: "über" },
      { about: "frame", number: 1, text: "here" },
    ]);
  });

  test("each comment is of what it stands on, and a frame that has one is marked and gives it again", async () => {
    const resolution = new Bytes()
      .u16(0)
      .u16(0)
      .raw(...optionList([[1, ascii("of the names")]]))
      .done();
    const statistics = new Bytes()
      .u32(0)
      .u32(0)
      .u32(0)
      .raw(...optionList([[1, ascii("of the counts")]]))
      .done();
    const head = new Bytes().u32(0x1a2b3c4d).u16(1).u16(0).u32(0xffffffff).u32(0xffffffff);
    const made = optionList([
      [2, ascii("abacus")],
      [3, ascii("CP/M")],
      [4, ascii("quill 1.0")],
      [1, ascii("of the file")],
    ]);
    const bytes = concat(
      block(0x0a0d0d0a, head.raw(...made).done()),
      describeInterface(1, [[3, ascii("to the hall")]]),
      block(4, resolution),
      enhanced(0, 0n, [1]),
      enhanced(
        0,
        1n,
        [2],
        [
          [1, ascii("first")],
          [1, ascii("second")],
        ],
      ),
      enhanced(0, 2n, [3]),
      block(5, statistics),
      section(),
      describeInterface(1, [[1, ascii("of another interface")]]),
    );
    const { records, reader } = readWhole(bytes);
    expect(reader.remarks).toEqual([
      { about: "section", number: 0, text: "of the file" },
      { about: "section", number: 0, text: "of the names" },
      { about: "frame", number: 2, text: "first" },
      { about: "frame", number: 2, text: "second" },
      { about: "interface", number: 0, text: "of the counts" },
      { about: "interface", number: 1, text: "of another interface" },
    ]);
    expect(reader.sections[0]).toEqual({ hardware: "abacus", system: "CP/M", application: "quill 1.0" });
    expect(reader.interfaces[0]?.description).toBe("to the hall");
    expect(records.map(({ marks }) => marks)).toEqual([0, FrameMark.COMMENTED, 0]);
    const found = await Promise.all(records.map((one) => reader.frameAt(one.location, one.number, sourceOf(bytes))));
    expect(found.map(({ comments }) => comments)).toEqual([undefined, ["first", "second"], undefined]);
  });

  test("names are shown in the midst of text: what would move a cursor is taken out, and few memories are filled", () => {
    const record = (value: number[]) =>
      new Bytes()
        .u16(1)
        .u16(4 + value.length)
        .raw(192, 0, 2, 1, ...value)
        .pad()
        .done();
    const bytes = concat(section(), block(4, concat(record([0x1b, 0x5b, 0x41, 0]), record(ascii("later")))));
    expect([...readWhole(bytes).reader.resolved]).toEqual([["192.0.2.1", "[A"]]);
    const much = enhanced(
      0,
      0n,
      [1],
      Array.from({ length: 1100 }, () => [1, ascii("x")] as const),
    );
    const { reader } = readWhole(concat(section(), describeInterface(1), much));
    expect([reader.remarks.length, reader.remarksPassedOver]).toEqual([1000, 100]);
  });

  test("drop counts of an interface's statistics count from the start", () => {
    const drops = (n: number) =>
      block(
        5,
        new Bytes()
          .u32(0)
          .u32(0)
          .u32(0)
          .raw(
            ...optionList([
              [5, [n, 0, 0, 0, 0, 0, 0, 0]],
              [7, [1, 0, 0, 0, 0, 0, 0, 0]],
            ]),
          )
          .done(),
      );
    const bytes = concat(section(), describeInterface(1), drops(2), drops(6));
    expect(readWhole(bytes).reader.interfaces[0]?.dropped).toBe(7);
  });

  const good = concat(section(), describeInterface(1), enhanced(0, 1n, [1, 2, 3, 4]));
  const last = good.length - 36;

  test.each([
    ["a length of 0", last + 4, 0, "gives its length as 0"],
    ["a length that is no multiple of 4", last + 4, 37, "gives its length as 37"],
    ["a length beyond all bounds", last + 4, 0x7ffffffc, "is the most"],
    ["a length that differs at the end", good.length - 4, 40, "36 at its start and 40 at its end"],
    ["an interface that is not described", last + 8, 1, "names interface 1"],
    ["more captured than the block holds", last + 20, 5, "5 bytes were captured and holds 4"],
  ])("%s", (_, at, value, words) => {
    const bytes = concat(good.slice(0, last), good.slice(last), good.slice(last));
    const second = last + 36;
    new DataView(bytes.buffer).setUint32(at + 36, value, true);
    const { records, reader } = readWhole(bytes);
    expect(records).toHaveLength(1);
    expect(reader.fault).toMatchObject({ code: "bad-record", offset: second });
    expect(reader.fault?.message).toContain(words);
  });

  test("blocks that Wireshark numbers among the frames take their number", () => {
    const custom = block(0xbad, Uint8Array.of(1, 2, 3, 4));
    const { records, reader } = readWhole(concat(good, custom, block(0xb16, custom), enhanced(0, 1n, [1])));
    expect(records.map((r) => r.number)).toEqual([1, 3]);
    expect(reader.frames).toBe(2);
  });

  test("a packet before any interface", () => {
    const { reader } = readWhole(concat(section(), enhanced(0, 1n, [1])));
    expect(reader.fault).toMatchObject({ code: "bad-record", offset: 28 });
  });

  test("a place where no frame is", async () => {
    const { reader } = readWhole(good);
    await expect(reader.frameAt(0, 1, sourceOf(good))).rejects.toThrow(RangeError);
    await expect(reader.frameAt(29, 1, sourceOf(good))).rejects.toThrow(RangeError);
  });
});
