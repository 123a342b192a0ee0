import { describe, expect, test } from "vitest";
import { seeded } from "../testing/read.ts";
import { LADDERS, LZ4, LZ4_CHECKED, LZ4_LEGACY, unpack } from "../testing/unpack.ts";

describe("what an lz4 block holds that is cut or broken is shown as far as it goes", () => {
  /** The block: 11 literals behind the byte that counts them, a match of 28 in three bytes, and five literals. */
  const soFar = (bytes: number) => {
    if (bytes < 1 + 11 + 3) return Math.min(11, Math.max(0, bytes - 1));
    return 11 + 28 + Math.min(5, Math.max(0, bytes - 16));
  };

  test.each([
    ["packed", LZ4, 7 + 4],
    ["packed and summed", LZ4_CHECKED, 15 + 4],
  ] as const)("%s, cut", (_, packed, start) => {
    for (let length = 4; length < packed.length; length++) {
      const { out, fault } = unpack(packed.slice(0, length), 9);
      expect(fault?.message).toContain("it ends inside an lz4 frame");
      expect([length, out]).toEqual([length, LADDERS.slice(0, soFar(length - start))]);
    }
  });

  test("stored, cut", () => {
    const stored = new Uint8Array([...LZ4.subarray(0, 7), LADDERS.length, 0, 0, 0x80, ...LADDERS]);
    for (let length = 11; length <= stored.length; length++) {
      const { out, fault } = unpack(stored.slice(0, length), 9);
      expect(out).toEqual(LADDERS.slice(0, length - 11));
      expect(fault?.message).toContain("it ends inside an lz4 frame");
    }
  });

  test("broken", () => {
    const broken = LZ4.slice();
    broken[7 + 4 + 1 + 11] = 99; // a match from farther back than there is anything
    const { out, fault } = unpack(broken, 9);
    expect(out).toEqual(LADDERS.slice(0, 11));
    expect(fault?.message).toContain("its lz4 data is broken");
  });
});

describe("lz4's legacy frame", () => {
  const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  const little = (value: number) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
  const MIB8 = 2 ** 23;

  /** A block that makes so many of one byte: one literal, a match with the byte before, and five literals. */
  function block(made: number, byte: number): Uint8Array {
    const more = made - 1 - 5 - 19;
    const lengths = [...new Uint8Array(Math.floor(more / 255)).fill(255), more % 255];
    const bytes = [0x1f, byte, 1, 0, ...lengths, 0x50, ...new Uint8Array(5).fill(byte)];
    return Uint8Array.from([...little(bytes.length), ...bytes]);
  }

  test("whole and in pieces", () => {
    for (const size of [1, 2, 7, 100_000]) {
      expect(unpack(LZ4_LEGACY, size)).toEqual({ out: LADDERS, fault: undefined, compression: "lz4" });
    }
  });

  test("blocks of 8 MiB, and frames of both kinds behind them", () => {
    const magic = LZ4_LEGACY.subarray(0, 4);
    const packed = joined(
      magic,
      block(MIB8, 1),
      block(MIB8, 2),
      block(777, 3),
      LZ4_LEGACY,
      LZ4,
      LZ4_CHECKED,
      LZ4_LEGACY,
    );
    const plain = new Uint8Array(2 * MIB8 + 777)
      .fill(1, 0, MIB8)
      .fill(2, MIB8, 2 * MIB8)
      .fill(3, 2 * MIB8);
    for (const size of [1000, packed.length]) {
      const { out, fault } = unpack(packed, size);
      expect(fault).toBeUndefined();
      expect(Buffer.compare(out, joined(plain, LADDERS, LADDERS, LADDERS, LADDERS))).toBe(0);
    }
  });

  test("zeros behind it are padding, and other bytes are passed over", () => {
    expect(unpack(joined(LZ4_LEGACY, new Uint8Array(5)), 3)).toMatchObject({ out: LADDERS, fault: undefined });
    const { out, fault } = unpack(joined(LZ4_LEGACY, Uint8Array.of(1, 2, 3, 4, 5)), 3);
    expect(out).toEqual(LADDERS);
    expect(fault?.message).toContain("passed over");
    expect(fault?.offset).toBe(LZ4_LEGACY.length);
  });

  test("cut anywhere: what came out is a beginning, and the fault says where", () => {
    const twice = joined(LZ4_LEGACY, LZ4_LEGACY);
    const plain = joined(LADDERS, LADDERS);
    let before = 0;
    for (let length = 4; length < twice.length; length++) {
      const { out, fault } = unpack(twice.slice(0, length), 9);
      expect(out).toEqual(plain.slice(0, out.length));
      expect(out.length).toBeGreaterThanOrEqual(before);
      before = out.length;
      const whole = [4, LZ4_LEGACY.length, LZ4_LEGACY.length + 4].includes(length); // nothing says that more was to come
      if (whole) expect([length, fault]).toEqual([length, undefined]);
      else expect(fault).toMatchObject({ code: "bad-compression", offset: length });
    }
    expect(before).toBe(plain.length - 1);
  });

  test("damaged bytes end in a fault with its offset or in bytes", () => {
    const random = seeded(6);
    const packed = joined(LZ4_LEGACY, LZ4_LEGACY);
    let faults = 0;
    for (let round = 0; round < 600; round++) {
      const damaged = packed.slice();
      damaged[4 + random(packed.length - 4)] = random(256);
      const { out, fault } = unpack(damaged, 11);
      if (fault !== undefined) faults++;
      expect(fault?.offset ?? 0).toBeLessThanOrEqual(packed.length);
      expect(out.length).toBeLessThan(255 * packed.length);
    }
    expect(faults).toBeGreaterThan(100);
  });

  test("a block that makes more than 8 MiB is broken", () => {
    const { out, fault } = unpack(joined(LZ4_LEGACY.subarray(0, 4), block(MIB8 + 1, 1)), 5000);
    expect(out.length).toBeLessThanOrEqual(MIB8);
    expect(fault?.message).toContain("its lz4 data is broken");
  });

  test("the size is bounded to the byte", () => {
    const packed = joined(LZ4_LEGACY.subarray(0, 4), block(MIB8, 1), block(MIB8, 2));
    const { out, fault } = unpack(packed, 5000, { maxBytes: 9_000_000, maxRatio: 2000 });
    expect(out.length).toBe(9_000_000);
    expect(fault?.code).toBe("too-large");
    expect(unpack(packed, 5000, { maxBytes: 2 ** 40, maxRatio: 100 }).fault).toBeUndefined();
    const more = joined(packed, block(MIB8, 3));
    expect(unpack(more, 5000, { maxBytes: 2 ** 40, maxRatio: 100 }).fault?.message).toContain("more than 100 bytes");
  });
});
