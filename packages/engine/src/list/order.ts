import { Room } from "./room.ts";

/** Keys of a sort, least significant first: a word of 32 bits for each thing that is sorted. */
export type KeyWords = readonly Uint32Array[];

const DIGIT = 16;
const DIGITS = 1 << DIGIT;

/**
 * The order of `length` things by their keys, ties in the order they had: a radix sort (LSD, 16 bits at a time), since
 * comparing half a million pairs one by one takes longer than someone who pressed a button should wait. What is returned
 * is the room's.
 */
export function orderByKeys(
  length: number,
  keys: KeyWords,
  descending: boolean,
  room: Room = new Room(),
): Uint32Array<ArrayBuffer> {
  let order = room.words("order", length);
  for (let i = 0; i < length; i++) order[i] = i;
  let next = room.words("next order", length);
  const counts = room.words("counts", DIGITS);
  const invert = descending ? DIGITS - 1 : 0;
  for (const words of keys) {
    const varying = varyingBits(words, length);
    for (let shift = 0; shift < 32; shift += DIGIT) {
      // Where all have the same digit a pass changes nothing: most keys are small numbers, or addresses of one network.
      if (((varying >>> shift) & (DIGITS - 1)) === 0) continue;
      countDigits(words, length, shift, invert, counts);
      place(words, length, shift, invert, counts, order, next);
      [order, next] = [next, order];
    }
  }
  return order;
}

/** Where each digit's things begin in the next order. */
function countDigits(words: Uint32Array, length: number, shift: number, invert: number, counts: Uint32Array): void {
  counts.fill(0);
  for (let i = 0; i < length; i++) {
    const digit = (((words[i] as number) >>> shift) & (DIGITS - 1)) ^ invert;
    counts[digit] = (counts[digit] as number) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const many = counts[digit] as number;
    counts[digit] = sum;
    sum += many;
  }
}

function place(
  words: Uint32Array,
  length: number,
  shift: number,
  invert: number,
  counts: Uint32Array,
  order: Uint32Array,
  next: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    const one = order[i] as number;
    const digit = (((words[one] as number) >>> shift) & (DIGITS - 1)) ^ invert;
    const at = counts[digit] as number;
    next[at] = one;
    counts[digit] = at + 1;
  }
}

/** The bits in which not all words are alike. */
function varyingBits(words: Uint32Array, length: number): number {
  const first = words[0] as number;
  let varying = 0;
  for (let i = 1; i < length; i++) varying |= (words[i] as number) ^ first;
  return varying;
}

/** Numbers as keys: two words in an order like theirs. Not-a-number comes last, whichever way is sorted. */
export class NumberKeys {
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  readonly #unknown: number;
  readonly #value = new Float64Array(1);
  readonly #bits = new Uint32Array(this.#value.buffer);

  constructor(length: number, descending: boolean, room: Room = new Room()) {
    this.#low = room.words("first key", length);
    this.#high = room.words("second key", length);
    this.#unknown = descending ? 0 : 0xffff_ffff;
  }

  set(i: number, value: number): void {
    const known = !Number.isNaN(value);
    // The bits of IEEE 754 are in order within each sign; every host of this program is little-endian.
    this.#value[0] = value;
    const flip = value < 0 ? -1 : 0;
    this.#low[i] = known ? (this.#bits[0] as number) ^ flip : this.#unknown;
    this.#high[i] = known ? (this.#bits[1] as number) ^ (flip | 0x8000_0000) : this.#unknown;
  }

  get words(): KeyWords {
    return [this.#low, this.#high];
  }
}
