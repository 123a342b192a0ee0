import { newWords } from "../table/words.ts";

const FIRST_SLOTS = 1 << 8;

/**
 * As long as there are no more words than this three slots of four stay free, then one of three. A search that ends where
 * it begins is what the processor foresees; but memory counts, too.
 */
const FEW_WORDS = 1 << 17;

/** Words of a slot: a number + 1 (0: free), and the whole hash of what it stands for. */
export const SLOT_ENTRY = 0;
export const SLOT_HASH = 1;
export const SLOT_WORDS = 2;

/**
 * Open addressing with linear probing. Hashes stand beside the numbers, so that what is not sought is passed over
 * without a look at its record, and growing looks at none. Who seeks goes through `words` from `first` on, by `next`.
 */
export class PairSlots {
  words = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  #used = 0;

  /** Puts a number into the free slot where the search for it ended. */
  insert(slot: number, hash: number, pair: number): void {
    this.words[slot + SLOT_ENTRY] = pair + 1;
    this.words[slot + SLOT_HASH] = hash;
    const { length } = this.words;
    if (++this.#used * SLOT_WORDS * (length > FEW_WORDS ? 3 / 2 : 4) > length) this.#grow();
  }

  /** Nothing is sought any more. */
  clear(): void {
    this.words = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
    this.#used = 0;
  }

  /** Twice the room. The old slots are gone through in order, so both halves of the new ones are filled in order too. */
  #grow(): void {
    const old = this.words;
    const words = newWords(old.length * 2);
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      const entry = old[at + SLOT_ENTRY] as number;
      if (entry === 0) continue;
      const hash = old[at + SLOT_HASH] as number;
      let slot = firstSlot(words, hash);
      while (words[slot + SLOT_ENTRY] !== 0) slot = nextSlot(words, slot);
      words[slot + SLOT_ENTRY] = entry;
      words[slot + SLOT_HASH] = hash;
    }
    this.words = words;
  }
}

/** Where what has this hash would stand. */
export function firstSlot(words: Int32Array, hash: number): number {
  return Math.imul(hash, SLOT_WORDS) & (words.length - 1);
}

/** Where it stands if that is taken. */
export function nextSlot(words: Int32Array, slot: number): number {
  return (slot + SLOT_WORDS) & (words.length - 1);
}
