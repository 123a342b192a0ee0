/** Keys of a sort, least significant first: a word of 32 bits for each thing that is sorted. */
export type KeyWords = readonly Uint32Array[];

const DIGIT = 16;
const DIGITS = 1 << DIGIT;

/**
 * The order of `length` things by their keys, ties in the order they had: a radix sort (LSD, 16 bits at a time), since
 * comparing half a million pairs one by one takes longer than someone who pressed a button should wait.
 */
export function orderByKeys(length: number, keys: KeyWords, descending: boolean): Uint32Array {
  let order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  let next = new Uint32Array(length);
  const counts = new Uint32Array(DIGITS);
  const invert = descending ? DIGITS - 1 : 0;
  for (const words of keys) {
    const varying = varyingBits(words, length);
    for (let shift = 0; shift < 32; shift += DIGIT) {
      // Where all have the same digit a pass changes nothing: most keys are small numbers, or addresses of one network.
      if (((varying >>> shift) & (DIGITS - 1)) === 0) continue;
      counts.fill(0);
      for (let i = 0; i < length; i++) count(counts, (((words[i] as number) >>> shift) & (DIGITS - 1)) ^ invert);
      let sum = 0;
      for (let digit = 0; digit < DIGITS; digit++) {
        const many = counts[digit] as number;
        counts[digit] = sum;
        sum += many;
      }
      for (let i = 0; i < length; i++) {
        const one = order[i] as number;
        const digit = (((words[one] as number) >>> shift) & (DIGITS - 1)) ^ invert;
        const at = counts[digit] as number;
        next[at] = one;
        counts[digit] = at + 1;
      }
      [order, next] = [next, order];
    }
  }
  return order;
}

/** The bits in which not all words are alike. */
function varyingBits(words: Uint32Array, length: number): number {
  const first = words[0] as number;
  let varying = 0;
  for (let i = 1; i < length; i++) varying |= (words[i] as number) ^ first;
  return varying;
}

function count(counts: Uint32Array, digit: number): void {
  counts[digit] = (counts[digit] as number) + 1;
}

/** Numbers as keys: two words in an order like theirs. Not-a-number comes last, whichever way is sorted. */
export function numberKeys(values: Float64Array, descending: boolean): KeyWords {
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  // The bits of IEEE 754 are in order within each sign; every host of this program is little-endian.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const unknown = descending ? 0 : 0xffff_ffff;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const negative = value < 0;
    const l = bits[i * 2] as number;
    const h = bits[i * 2 + 1] as number;
    const known = !Number.isNaN(value);
    low[i] = known ? (negative ? ~l : l) : unknown;
    high[i] = known ? (negative ? ~h : h ^ 0x8000_0000) : unknown;
  }
  return [low, high];
}
