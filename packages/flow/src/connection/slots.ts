const FIRST_SLOTS = 1 << 8;

/** Words of a slot: a number + 1 (0: free), and the whole hash of what it stands for. */
const ENTRY = 0;
const HASH = 1;
const SLOT_WORDS = 2;

/**
 * Open addressing with linear probing. Hashes stand beside the numbers, so that what is not sought is passed over
 * without a look at its record, and growing looks at none.
 */
export class PairSlots {
  #words = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  #used = 0;
  #slot = 0;
  #hash = 0;

  /** The first entry with this hash, 0 where there is none; then `following` ones. */
  first(hash: number): number {
    this.#hash = hash;
    this.#slot = (hash * SLOT_WORDS) & (this.#words.length - 1);
    return this.#seek();
  }

  following(): number {
    this.#slot = (this.#slot + SLOT_WORDS) & (this.#words.length - 1);
    return this.#seek();
  }

  /** Puts a number where the search that found nothing ended. */
  insert(pair: number): void {
    this.#words[this.#slot + ENTRY] = pair + 1;
    this.#words[this.#slot + HASH] = this.#hash;
    if (++this.#used * SLOT_WORDS * 3 > this.#words.length * 2) this.#grow();
  }

  /** All numbers, in the order of their slots: near to that in which another table, of whatever size, has the same. */
  inOrder(): Int32Array {
    const words = this.#words;
    const all = new Int32Array(this.#used);
    let filled = 0;
    for (let at = 0; at < words.length; at += SLOT_WORDS) {
      const entry = words[at + ENTRY] as number;
      if (entry !== 0) all[filled++] = entry - 1;
    }
    return all;
  }

  #seek(): number {
    const words = this.#words;
    const mask = words.length - 1;
    const hash = this.#hash;
    let slot = this.#slot;
    let entry = words[slot + ENTRY] as number;
    while (entry !== 0 && words[slot + HASH] !== hash) {
      slot = (slot + SLOT_WORDS) & mask;
      entry = words[slot + ENTRY] as number;
    }
    this.#slot = slot;
    return entry;
  }

  /** Twice the room. The old slots are gone through in order, so both halves of the new ones are filled in order too. */
  #grow(): void {
    const old = this.#words;
    const words = new Int32Array(old.length * 2);
    const mask = words.length - 1;
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      const entry = old[at + ENTRY] as number;
      if (entry === 0) continue;
      const hash = old[at + HASH] as number;
      let slot = (hash * SLOT_WORDS) & mask;
      while (words[slot + ENTRY] !== 0) slot = (slot + SLOT_WORDS) & mask;
      words[slot + ENTRY] = entry;
      words[slot + HASH] = hash;
    }
    this.#words = words;
  }
}
