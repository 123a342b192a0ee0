import { describe, expect, test } from "vitest";
import { ARTICLE, pcap, pcapng } from "./testing/captures.ts";
import { own, readPieces, readText, readWhole, seeded, sourceOf } from "./testing/read.ts";

const CAPTURES: readonly (readonly [string, Uint8Array])[] = [
  ["pcap", pcap()],
  ["pcap, big-endian", pcap({ littleEndian: false })],
  ["pcap, nanoseconds", pcap({ magic: 0xa1b23c4d })],
  ["pcap, Kuznetzov", pcap({ magic: 0xa1b2cd34, extraRecord: [1, 0, 0, 0, 8, 0, 4, 0] })],
  ["pcap, Ixia", pcap({ magic: 0x1c0001ac, extraHeader: [1, 2, 3, 4] })],
  ["pcapng", pcapng()],
  ["text", new TextEncoder().encode(ARTICLE)],
];

describe.each(CAPTURES)("%s", (name, bytes) => {
  const whole = readWhole(bytes);

  test("is read without a fault", () => {
    expect(whole.reader.fault).toBeUndefined();
    expect(whole.records.length).toBe(name === "text" ? 8 : name === "pcapng" ? 5 : 3);
    expect(whole.reader.frames).toBe(whole.records.length);
    expect(whole.reader.bytes).toBe(bytes.length);
    expect(whole.records.map((record) => record.number)).toEqual(whole.records.map((_, i) => i + 1));
  });

  test("gives the same records whatever the pieces", () => {
    const random = seeded(7);
    const sizes = [
      () => 1,
      () => 2,
      () => 3,
      () => 5,
      () => 17,
      ...Array.from({ length: 20 }, () => () => 1 + random(40)),
    ];
    for (const size of sizes) {
      const pieces = readPieces(bytes, size);
      expect(pieces.records).toEqual(whole.records);
      expect(pieces.reader.fault).toBeUndefined();
      expect(pieces.reader.interfaces).toEqual(whole.reader.interfaces);
      expect(pieces.reader.skippedLines).toBe(whole.reader.skippedLines);
    }
  });

  test("finds each frame again", async () => {
    for (const record of whole.records) {
      const found = await whole.reader.frameAt(record.location, record.number, sourceOf(bytes));
      expect(own(found)).toEqual(record);
    }
    await expect(whole.reader.frameAt(bytes.length + 5, 1, sourceOf(bytes))).rejects.toThrow(RangeError);
  });

  // thousands of captures
  test("survives any change to its bytes", { timeout: 30_000 }, () => {
    const random = seeded(11);
    for (let round = 0; round < (name === "text" ? 300 : 1500); round++) {
      const mutated = bytes.slice();
      for (let n = 1 + random(4); n > 0; n--) mutated[random(mutated.length)] = random(256);
      const cut = random(4) === 0 ? mutated.slice(0, random(mutated.length)) : mutated;
      const a = readWhole(cut);
      const b = readPieces(cut, () => 13);
      expect(b.records).toEqual(a.records);
      expect(b.reader.fault).toEqual(a.reader.fault);
      if (a.reader.fault !== undefined) expect(a.reader.fault.offset).toBeLessThanOrEqual(cut.length);
    }
  });
});

describe.each(CAPTURES.filter(([name]) => name !== "text"))("%s cut short", (name, bytes) => {
  test("yields what came before and one fault that says where", () => {
    const { records } = readWhole(bytes);
    const ends = unitEnds(name, bytes);
    for (let length = 1; length < bytes.length; length++) {
      const { reader, records: kept } = readWhole(bytes.slice(0, length));
      expect(kept).toEqual(records.slice(0, kept.length));
      if (length < 4) {
        expect(reader.fault?.code).toBe("unknown-format");
        continue;
      }
      const unit = ends.findLast((end) => end <= length) ?? 0;
      if (unit === length) expect(reader.fault).toBeUndefined();
      else expect(reader.fault).toMatchObject({ code: "truncated", offset: unit });
      expect(kept.length).toBe(records.filter((record) => endOf(record.location, ends) <= length).length);
    }
  });
});

/** Where headers, records and blocks end. */
function unitEnds(name: string, bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer);
  const ends: number[] = [];
  if (name === "pcapng") {
    let littleEndian = true;
    for (let at = 0; at < bytes.length; at = ends.at(-1) ?? 0) {
      if (view.getUint32(at) === 0x0a0d0d0a) littleEndian = view.getUint32(at + 8, true) === 0x1a2b3c4d;
      ends.push(at + view.getUint32(at + 4, littleEndian));
    }
    return ends;
  }
  const header = name.includes("Kuznetzov") ? 24 : 16;
  ends.push(name.includes("Ixia") ? 28 : 24);
  for (let at = ends[0] ?? 0; at < bytes.length; at = ends.at(-1) ?? 0) {
    ends.push(at + header + view.getUint32(at + 8, !name.includes("big-endian")));
  }
  return ends;
}

function endOf(location: number, ends: readonly number[]): number {
  return ends.find((end) => end > location) ?? Number.POSITIVE_INFINITY;
}

describe("what is no capture", () => {
  test("not one byte", () => {
    expect(readWhole(new Uint8Array(0)).reader.fault).toMatchObject({ code: "empty", offset: 0 });
  });

  test("a binary file is named by its first bytes, at once", () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    const { reader } = readWhole(png);
    expect(reader.format).toBeUndefined();
    expect(reader.fault?.code).toBe("unknown-format");
    expect(reader.fault?.message).toContain("89 50 4e 47, which is the start of a PNG picture");
  });

  test.each([
    ["snoop\0\0\0\0\x02", "snoop"],
    ["RTSS\x01\x01", "Network Monitor"],
    ["iptrace 2.0\0\0\0", "iptrace"],
    ["ObserverPktBufferVersion=15.00\0", "Observer"],
    ["\xaa\xaa\xaa\xaa\x20\0\0\0", "5Views"],
  ])("another program's capture is named, with the command that converts it: %j", (start, program) => {
    const { reader } = readWhole(Uint8Array.from(start, (letter) => letter.charCodeAt(0)));
    expect(reader.fault).toMatchObject({ code: "unknown-format", offset: 0 });
    expect(reader.fault?.message).toContain(
      `the start of a capture of ${program}: convert it with editcap -F pcapng FILE NEW.pcapng.`,
    );
  });

  test("prose alone", () => {
    const { reader } = readText("Call me Ishmael.\nSome years ago ...\n\n");
    expect(reader.fault).toMatchObject({ code: "unknown-format", offset: 0 });
    expect(reader.fault?.message).toContain("2 lines");
  });

  test("tcpdump -q leaves out what is needed, and the message says so", () => {
    const { reader } = readText("17:25:19.066204 IP 10.0.2.15.44188 > 192.0.47.59.43: tcp 0\n");
    expect(reader.fault?.message).toContain("-q");
  });

  test("random bytes never throw", () => {
    const random = seeded(23);
    for (let round = 0; round < 500; round++) {
      const bytes = Uint8Array.from({ length: random(200) }, () => random(256));
      const start = [0xd4c3b2a1, 0x0a0d0d0a, 0][round % 3] ?? 0;
      if (start !== 0 && bytes.length >= 4) new DataView(bytes.buffer).setUint32(0, start);
      const { reader, records } = readWhole(bytes);
      expect(records.length).toBeLessThan(20);
      expect(reader.fault ?? records.length).toBeDefined();
    }
  });
});
