import { describe, expect, test } from "vitest";
import { endWithinSnapLength, type FrameRecord } from "../record.ts";
import { pcap, type TestFrame } from "../testing/captures.ts";
import { readWhole } from "../testing/read.ts";

describe("pcap", () => {
  test.each([true, false])("microseconds, little-endian %s", (littleEndian) => {
    const { records, reader } = readWhole(pcap({ littleEndian }));
    expect(records.map((r) => [r.seconds, r.nanos, r.end, r.originalLength, r.location])).toEqual([
      [1_700_000_000, 1000, 5, 60, 24],
      [1_700_000_000, 999_999_000, 0, 40, 45],
      [4_000_000_000, 5000, 8, 8, 61],
    ]);
    expect(reader.interfaces).toEqual([
      { linkType: 1, snapLength: 65535, name: undefined, unitsPerSecond: 1e6, dropped: 0 },
    ]);
  });

  test.each([
    ["Nokia", 0xa1b2c3d4, [0, 0, 0, 0]],
    ["Red Hat 6.1", 0xa1b2c3d4, [1, 0, 0, 0, 8, 0, 4, 0]],
    ["SuSE 6.3", 0xa1b2cd34, [1, 0, 0, 0, 8, 0, 4, 0, 0, 0, 0, 0]],
  ])("longer record headers without a magic number of their own: %s", (_, magic, extraRecord) => {
    const frames: readonly TestFrame[] = [
      [1_700_000_000, 1, [1, 2, 3, 4, 5], 60],
      [1_700_000_001, 2, [6, 7], 60],
      [1_700_000_002, 3, [8, 9, 10], 60],
    ];
    const { records, reader } = readWhole(pcap({ magic, extraRecord }, frames));
    expect(reader.fault).toBeUndefined();
    expect(records.map((r) => Array.from(r.bytes.subarray(r.start, r.end)))).toEqual(
      frames.map(([, , bytes]) => bytes),
    );
  });

  test("nanoseconds", () => {
    expect(readWhole(pcap({ magic: 0xa1b23c4d })).records[1]?.nanos).toBe(999_999);
  });

  test("a fraction of a second and more is kept as it stands", () => {
    const { records } = readWhole(
      pcap({}, [
        [5, 1_000_000, [], 0],
        [5, 0xffffffff, [], 0],
      ]),
    );
    expect(records.map((r) => r.nanos)).toEqual([1_000_000_000, 0xffffffff * 1000]);
  });

  test("nanoseconds beyond 2^31 are negative", () => {
    const { records } = readWhole(pcap({ magic: 0xa1b23c4d }, [[5, 0x80000000, [], 0]]));
    expect(records[0]?.nanos).toBe(-0x80000000);
  });

  test.each([
    ["two words", 0x24000001, 4],
    ["a length without the bit that declares one", 0x20000001, 0],
    ["no words", 0x04000001, 0],
  ])("the frame check sequence's length is no part of the link type: %s", (_, network, checkLength) => {
    expect(readWhole(pcap({ network })).records[0]).toMatchObject({ linkType: 1, checkLength });
  });

  test.each([
    ["cuts for libpcap's readers", 3, 3],
    ["is none", 0, 5],
    ["is beyond what is a length", 0x80000000, 5],
  ])("a snap length that %s", (_, snapLength, shown) => {
    const bytes = pcap();
    new DataView(bytes.buffer).setUint32(16, snapLength, true);
    const [record] = readWhole(bytes).records;
    expect(record?.end).toBe(5);
    expect(endWithinSnapLength(record as FrameRecord)).toBe(shown);
  });

  test("files of version 2.2 have the lengths the other way round", () => {
    const { records } = readWhole(pcap({ version: [2, 2], network: 0 }, [[1, 1, [], 0]]));
    expect(records).toHaveLength(1);
    const swapped = pcap({ version: [2, 3] }, [[1, 1, [1, 2], 2]]);
    new DataView(swapped.buffer).setUint32(32, 9, true); // first length: the original one
    expect(readWhole(swapped).records[0]).toMatchObject({ originalLength: 9, end: 2 });
  });

  test("AIX writes interface types and nanoseconds", () => {
    const { records } = readWhole(pcap({ version: [2, 2], network: 6 }));
    expect(records[1]).toMatchObject({ linkType: 1, nanos: 999_999, originalLength: 40 });
  });

  test("more captured than there was on the wire is kept", () => {
    expect(readWhole(pcap({}, [[1, 1, [1, 2, 3], 2]])).records[0]).toMatchObject({ end: 3, originalLength: 2 });
  });

  test("a length that no frame has stops the reading where it stands", () => {
    const bytes = pcap();
    new DataView(bytes.buffer).setUint32(45 + 8, 262_145, true);
    const { records, reader } = readWhole(bytes);
    expect(records).toHaveLength(1);
    expect(reader.fault).toMatchObject({ code: "bad-record", offset: 45 });
    expect(reader.fault?.message).toContain("262145");
  });

  test("a version that nobody has", () => {
    expect(readWhole(pcap({ version: [9, 9] })).reader.fault).toMatchObject({ code: "unknown-format", offset: 4 });
  });
});
