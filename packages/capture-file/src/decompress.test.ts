import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { crc32 } from "./compression/crc32.ts";
import { xxh32 } from "./compression/xxh32.ts";
import { pcapng } from "./testing/captures.ts";
import { seeded } from "./testing/read.ts";
import { bytesOf, LADDERS, LZ4, LZ4_CHECKED, unpack } from "./testing/unpack.ts";

/** As zstd(1) packs it. */
const ZSTD = bytesOf("28b52ffd242c950000607463702d6c6164646572200a0100c68b170ee12109");
const SKIPPABLE = Uint8Array.of(0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
const CAPTURE = pcapng();

describe.each([
  ["gzip", new Uint8Array(gzipSync(CAPTURE)), CAPTURE],
  ["zstd", ZSTD, LADDERS],
  ["lz4", LZ4, LADDERS],
  ["lz4", LZ4_CHECKED, LADDERS],
] as const)("%s", (kind, packed, plain) => {
  test("whole and in pieces", () => {
    for (const size of [1, 2, 7, 100_000]) {
      expect(unpack(packed, size)).toEqual({ out: plain, fault: undefined, compression: kind });
    }
  });

  test("several members, padding, and strangers after the end", () => {
    const twice = new Uint8Array([...packed, ...packed]);
    expect(unpack(twice, 5).out).toEqual(new Uint8Array([...plain, ...plain]));
    expect(unpack(new Uint8Array([...twice, 0, 0, 0, 0, 0]), 5).fault).toBeUndefined();
    const { out, fault } = unpack(new Uint8Array([...packed, 0, 1, 2, 3, 4, 5]), 5);
    expect(out).toEqual(plain);
    expect(fault?.code).toBe("bad-compression");
    expect(fault?.message).toContain("passed over");
  });

  test("cut anywhere: what came out is a beginning, and the fault says so", () => {
    for (let length = 4; length < packed.length; length++) {
      const { out, fault } = unpack(packed.slice(0, length), 9);
      expect(plain.slice(0, out.length)).toEqual(out);
      expect(fault?.code).toBe("bad-compression");
    }
  });

  test("damaged bytes end in a fault or in bytes, never otherwise", () => {
    const random = seeded(5);
    let wrong = 0;
    for (let round = 0; round < 600; round++) {
      const damaged = packed.slice();
      damaged[4 + random(packed.length - 4)] = random(256);
      const { out, fault } = unpack(damaged, 11);
      if (fault === undefined && !Buffer.from(out).equals(plain)) wrong++;
    }
    expect(wrong).toBe(0); // all have their check sums looked at
  });
});

/** A gzip member with these flags, and what they announce: a field of four bytes, a name, a comment, a check sum. */
function gzipWith(flags: number): Uint8Array {
  const header = [0x1f, 0x8b, 8, flags, 1, 2, 3, 4, 0, 3];
  if ((flags & 4) !== 0) header.push(8, 0, 0x41, 0x42, 4, 0, 1, 0, 2, 3);
  if ((flags & 8) !== 0) header.push(0x61, 0);
  if ((flags & 16) !== 0) header.push(0x62, 0x63, 0);
  if ((flags & 2) !== 0) {
    const sum = crc32(Uint8Array.from(header), 0);
    header.push(sum & 0xff, (sum >>> 8) & 0xff);
  }
  return new Uint8Array([...header, ...gzipSync(CAPTURE).subarray(10)]);
}

describe("the header's own check sums", () => {
  test("gzip, whatever its header holds", () => {
    for (let flags = 0; flags < 32; flags++) {
      expect(unpack(gzipWith(flags), 7)).toEqual({ out: CAPTURE, fault: undefined, compression: "gzip" });
    }
  });

  test("a header that is not what was summed is a fault", () => {
    const summed = 10 + 10 + 2 + 3;
    for (let at = 4; at < summed + 2; at++) {
      const damaged = gzipWith(30).slice();
      damaged[at] = (damaged[at] as number) ^ 0x40;
      expect([at, unpack(damaged, 100).fault?.code]).toEqual([at, "bad-compression"]);
    }
    for (let at = 4; at < 15; at++) {
      const damaged = LZ4_CHECKED.slice();
      damaged[at] = (damaged[at] as number) ^ 0x01;
      const { out, fault } = unpack(damaged, 100);
      expect([at, fault?.code, out.length]).toEqual([at, "bad-compression", 0]);
    }
  });

  test.each([0x20, 0x40, 0x80, 0xff])("flags of gzip's that have no meaning yet are a fault: %i", (flags) => {
    const { out, fault } = unpack(gzipWith(flags), 100);
    expect(out).toHaveLength(0);
    expect(fault?.message).toContain("its gzip header has flags that nobody has given a meaning");
  });

  test("the content's size that lz4 notes is the content's size", () => {
    const damaged = LZ4_CHECKED.slice();
    damaged[6] = LADDERS.length + 1;
    damaged[14] = (xxh32(damaged.subarray(4, 14)) >>> 8) & 0xff;
    expect(unpack(damaged, 100).fault?.message).toContain("does not have the length that lz4 noted");
  });
});

test("a skippable frame before the first", () => {
  expect(unpack(new Uint8Array([...SKIPPABLE, ...ZSTD]), 3).out).toEqual(LADDERS);
});

test("anything else passes unchanged", () => {
  for (const plain of [CAPTURE, LADDERS, Uint8Array.of(0x1f, 0x8b), new Uint8Array(0)]) {
    const { out, fault } = unpack(plain, 3);
    expect(out).toEqual(plain);
    expect(fault).toBeUndefined();
  }
});

describe("bombs", () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(40_000_000), { level: 9 }));

  test("the ratio is bounded", () => {
    const { out, fault } = unpack(bomb, 65_536);
    expect(fault?.code).toBe("too-large");
    expect(out.length).toBeLessThan(20_000_000);
  });

  // tens of megabytes are packed and unpacked
  test("a speed test's capture is none", { timeout: 30_000 }, () => {
    // 400 frames of 64 KiB full of one byte, each with a header of its own
    const random = seeded(3);
    const frames = new Uint8Array(400 * 65_536);
    for (let at = 0; at < frames.length; at += 65_536) {
      for (let i = 0; i < 40; i++) frames[at + i] = random(256);
    }
    expect(unpack(new Uint8Array(gzipSync(frames, { level: 9 })), 4096).fault).toBeUndefined();
  });

  test("a zstd frame of repeated blocks is one too", () => {
    // raw and last bits clear, kind 1: one byte stands for 128 KiB
    const block = [0x02, 0x00, 0x10, 0x00];
    const packed = new Uint8Array([
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0x00,
      0x58,
      ...Array.from({ length: 400 }, () => block).flat(),
    ]);
    const { out, fault } = unpack(packed, 100);
    expect(fault?.code).toBe("too-large");
    expect(out.length).toBeLessThan(20_000_000);
  });

  test("the size is bounded to the byte", () => {
    const { out, fault } = unpack(bomb, 65_536, { maxBytes: 5_000_000, maxRatio: 2000 });
    expect(fault?.code).toBe("too-large");
    expect(out.length).toBe(5_000_000);
  });
});

// One literal in a Huffman table whose weights all come from one state, which takes no bits to stay in.
test("zstd weights without end are broken data, as zstd(1) says, and no loop without end", () => {
  const parts = [
    [0x28, 0xb5, 0x2f, 0xfd, 0x20, 1], // a single segment of one byte
    [0x65, 0, 0], // the last block: compressed, 12 bytes
    [0x12, 0, 2], // one literal in 8 bytes
    [5, 0xf1, 7, 0, 0, 0x80], // five bytes of weights: symbol 0 with all 64 shares
    [1, 1, 0],
  ];
  expect(unpack(Uint8Array.from(parts.flat()), 7).fault?.message).toContain("its zstd data is broken");
});
