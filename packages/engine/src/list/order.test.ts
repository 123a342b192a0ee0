import * as fc from "fast-check";
import { expect, test } from "vitest";
import { NumberKeys, orderByKeys } from "./order.ts";

const SEED = 20261123;

/** Words that differ in all digits, in one, in a few bits, or not at all. */
const word = fc.oneof(
  fc.nat(0xffff_ffff),
  fc.nat(3),
  fc.nat(3).map((n) => n * 0x1_0000),
  fc.constantFrom(0, 0x0a00_0001, 0xffff_ffff),
);
const words = (length: number) =>
  fc.oneof(
    fc.array(word, { minLength: length, maxLength: length }),
    word.map((one) => new Array(length).fill(one)),
  );

test("by several words, the last the most significant, ties as they stood", () => {
  const keys = fc.nat(40).chain((length) => fc.tuple(words(length), words(length), words(length)));
  fc.assert(
    fc.property(keys, fc.boolean(), (lists, descending) => {
      const length = lists[0].length;
      const sign = descending ? -1 : 1;
      const order = Array.from({ length }, (_, i) => i);
      const differ = (list: readonly number[], a: number, b: number) => sign * ((list[a] ?? 0) - (list[b] ?? 0));
      order.sort((a, b) => differ(lists[2], a, b) || differ(lists[1], a, b) || differ(lists[0], a, b) || a - b);
      const found = orderByKeys(
        length,
        lists.map((list) => Uint32Array.from(list)),
        descending,
      );
      expect([...found]).toEqual(order);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("by numbers of any size and sign, what is none last", () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.constantFrom(0, 1, 6, 7, Number.NaN));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 40 }), fc.boolean(), (some, descending) => {
      const values = some.map((value) => value + 0); // -0 is 0
      const sign = descending ? -1 : 1;
      const known = (i: number) => !Number.isNaN(values[i]);
      const order = values.map((_, i) => i);
      order.sort((a, b) => {
        if (!known(a) || !known(b)) return Number(known(b)) - Number(known(a)) || a - b;
        const [x = 0, y = 0] = [values[a], values[b]];
        return x === y ? a - b : sign * (x < y ? -1 : 1);
      });
      const keys = new NumberKeys(values.length, descending);
      for (const [i, value] of values.entries()) keys.set(i, value);
      expect([...orderByKeys(values.length, keys.words, descending)]).toEqual(order);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
