import { constants, gunzipSync, gzipSync } from "node:zlib";
import { DEFAULT_DECOMPRESS_LIMITS, type Inflater, openDecompressor, SCRIPT_INFLATER } from "@tcp-ladder/capture-file";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pcap } from "../testing/pcap.ts";
import { nodeInflater } from "./node-inflater.ts";

const SEED = 20261123;

function unpack(packed: Uint8Array, inflater: () => Inflater, size = 65_536, limits = DEFAULT_DECOMPRESS_LIMITS) {
  const parts: Uint8Array[] = [];
  const open = openDecompressor((bytes) => parts.push(bytes.slice()), limits, inflater);
  for (let at = 0; at < packed.length; at += size) open.append(packed.subarray(at, at + size));
  open.finish();
  return { out: Buffer.concat(parts), fault: open.fault };
}

const byScript = (packed: Uint8Array, size?: number) => unpack(packed, () => SCRIPT_INFLATER, size);
const byNode = (packed: Uint8Array, size?: number) => unpack(packed, nodeInflater, size);

/** Bytes that pack well, badly, and not at all. */
const noise = fc.uint8Array({ minLength: 1, maxLength: 600 });
const repeated = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.integer({ min: 2, max: 60_000 }))
  .map(([bytes, length]) => Buffer.alloc(length, bytes));
const plain = fc.array(fc.oneof(noise, repeated), { maxLength: 8 }).map((parts) => Buffer.concat(parts));

const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY } = constants;
const member = fc
  .record({
    bytes: plain,
    level: fc.integer({ min: 0, max: 9 }),
    strategy: fc.constantFrom(Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY),
  })
  .map(({ bytes, ...options }) => gzipSync(bytes, options));
const file = fc.array(member, { minLength: 1, maxLength: 4 }).map((members) => Buffer.concat(members));

test("it is Node's zlib, not JavaScript in its place", () => {
  expect(nodeInflater()).not.toBe(SCRIPT_INFLATER);
});

test("members come out whole, in pieces of any size", () => {
  fc.assert(
    fc.property(file, fc.constantFrom(1, 3, 1000, 16_384, 1 << 20), (packed, size) => {
      const whole = gunzipSync(packed);
      for (const { out, fault } of [byNode(packed, size), byScript(packed, size)]) {
        expect(fault).toBeUndefined();
        expect(out.equals(whole)).toBe(true);
      }
    }),
    { seed: SEED, numRuns: 100 },
  );
}, 30_000);

test("cut anywhere, all that can be known of what came before comes out, and both say the same of it", () => {
  const packed = gzipSync(pcap(40, 7));
  for (let length = 4; length < packed.length; length++) {
    const cut = packed.subarray(0, length);
    const { out, fault } = byNode(cut);
    const known = length < 10 ? Buffer.alloc(0) : gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
    expect(out.equals(known)).toBe(true);
    expect(fault).toMatchObject({ code: "bad-compression", offset: length });
    expect(byScript(cut).fault).toEqual(fault);
  }
});

const BROKEN = "its deflated data is broken";

/**
 * JavaScript lets some of what is broken pass, such as the length of a stored block that contradicts itself; then it goes
 * on to the check sum. So Node may name the fault where JavaScript names what follows from it, or none.
 */
test("whatever is changed, both give the same bytes as far as both go, and the same fault where both see it", () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 3 });
  const endings = fc.oneof(fc.constant(Buffer.alloc(0)), fc.constant(Buffer.alloc(9)), noise);
  let same = 0;
  fc.assert(
    fc.property(file, changes, endings, fc.nat(), fc.boolean(), (whole, changed, ending, at, isCut) => {
      const packed = Buffer.concat([whole, ending]);
      for (const [place, by] of changed) packed[place % packed.length] = (packed[place % packed.length] as number) ^ by;
      const bytes = isCut ? packed.subarray(0, at % packed.length) : packed;
      const node = byNode(bytes);
      const script = byScript(bytes);
      const both = Math.min(node.out.length, script.out.length);
      expect(node.out.subarray(0, both).equals(script.out.subarray(0, both))).toBe(true);
      if (script.fault !== undefined) expect(node.fault).toBeDefined();
      if (node.fault?.message.includes(BROKEN) || script.fault?.message.includes(BROKEN)) return;
      expect(node.fault).toEqual(script.fault);
      same++;
    }),
    { seed: SEED, numRuns: 1500 },
  );
  expect(same).toBeGreaterThan(750);
}, 60_000);

/** Ones without end are soon no code, or a distance that leads before the beginning. */
test("damage far into a member loses little of what came before it", () => {
  const whole = pcap(20_000, 300);
  const packed = gzipSync(whole);
  const damaged = packed.subarray(0, packed.length >> 1);
  const before = byNode(damaged).out.length;
  const { out, fault } = byNode(Buffer.concat([damaged, Buffer.alloc(packed.length, 0xff)]));
  expect(fault?.code).toBe("bad-compression");
  expect(out.subarray(0, before - 32_768).equals(whole.slice(0, before - 32_768))).toBe(true);
});

test("one that was stopped in the middle leaves nothing to the next", () => {
  const bomb = gzipSync(Buffer.alloc(1_000_000, "a pattern"));
  for (const maxBytes of [0, 1, 70_000, 999_999]) {
    const { out, fault } = unpack(bomb, nodeInflater, 100, { maxBytes, maxRatio: 2000 });
    expect(out.length).toBe(maxBytes);
    expect(fault?.code).toBe("too-large");
    expect(byNode(bomb).fault).toBeUndefined();
  }
});

test("very many members", () => {
  const one = gzipSync("bgzip writes a member for each 64 KiB");
  const { out, fault } = byNode(Buffer.concat(Array.from({ length: 3000 }, () => one)), 1000);
  expect(fault).toBeUndefined();
  expect(out.length).toBe(3000 * 37);
});
