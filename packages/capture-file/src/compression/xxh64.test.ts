import { expect, test } from "vitest";
import { Xxh64, xxh64 } from "./xxh64.ts";

/** The specification's own sequence: the upper byte of a number that is multiplied by 11400714785074694797 each time. */
function sanityBytes(length: number): Uint8Array {
  let value = 2654435761n;
  return Uint8Array.from({ length }, () => {
    const byte = Number(value >> 56n);
    value = BigInt.asUintN(64, value * 11400714785074694797n);
    return byte;
  });
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

// `xxhsum -H1` of the same bytes.
test.each([
  [text(""), 0xef46db3751d8e999n],
  [text("a"), 0xd24ec4f1a98c6e5bn],
  [text("abc"), 0x44bc2cf5ad770999n],
  [sanityBytes(222), 0xb641ae8cb691c174n],
])("of %j", (bytes, expected) => {
  expect(xxh64(bytes)).toBe(expected);
});

test("the same whatever the pieces", () => {
  const bytes = sanityBytes(500);
  for (const size of [1, 3, 31, 32, 33, 100]) {
    const hash = new Xxh64();
    for (let at = 0; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size));
    expect(hash.digest()).toBe(xxh64(bytes));
  }
});
