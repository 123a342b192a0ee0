import { expect, test } from "vitest";
import { hashV4, hashV6 } from "./pair-hash.ts";

const COUNT = 4096;
/** A word whose byte, from the left, counts up; the next byte takes what is more than 255. */
const counting = (n: number, byte: number) => ((n & 0xff) << (24 - 8 * byte)) | ((n >>> 8) << (16 - 8 * byte));

/** How many of the slots are taken, of as many as there are keys: of a hash that is even, 1 − 1/e, 0.632. */
function share(hashes: readonly number[]): number {
  return new Set(hashes.map((hash) => hash & (COUNT - 1))).size / COUNT;
}

const numbers = Array.from({ length: COUNT }, (_, n) => n);
const ports = (443 << 16) | 50_000;

test.each([0, 1, 2])("two hosts of each of many subnets, counted from byte %i on, over IPv4", (byte) => {
  const hashes = numbers.map((n) => hashV4(Int32Array.of(ports, counting(n, byte) ^ 1, counting(n, byte) ^ 2), 0));
  expect(share(hashes)).toBeGreaterThan(0.6);
});

test.each([0, 1, 2, 3].flatMap((word) => [0, 1, 2].map((byte) => [word, byte] as const)))(
  "two hosts of each of many subnets, counted in word %i from byte %i on, over IPv6",
  (word, byte) => {
    const hashes = numbers.map((n) => {
      const key = Int32Array.of(ports, 0x2001_0db8, 0, 0, 1, 0x2001_0db8, 0, 0, 2);
      for (const at of [1 + word, 5 + word]) key[at] = (key[at] as number) ^ counting(n, byte);
      return hashV6(key, 0);
    });
    expect(share(hashes)).toBeGreaterThan(0.6);
  },
);

test("one client's ports, and one server's clients", () => {
  expect(
    share(numbers.map((n) => hashV4(Int32Array.of((443 << 16) | (40_000 + n), 0x0a000001, 0x0a000002), 0))),
  ).toBeGreaterThan(0.6);
  expect(share(numbers.map((n) => hashV4(Int32Array.of(ports, 0x0a000001, 0x0a000002 + n), 0)))).toBeGreaterThan(0.6);
});
