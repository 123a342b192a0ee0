const FIRST_SLOTS = 1 << 8;

/**
 * Open addressing with linear probing: each slot holds a number + 1 (0: free), and a byte of its hash, so that most
 * of what is not sought is passed over without a look at its record.
 */
export class PairSlots {
  readonly #hashOf: (pair: number) => number;
  #entries = new Int32Array(FIRST_SLOTS);
  #tags = new Uint8Array(FIRST_SLOTS);
  #used = 0;
  #slot = 0;
  #hash = 0;

  constructor(hashOf: (pair: number) => number) {
    this.#hashOf = hashOf;
  }

  /** The first entry that may be the one with this hash, 0 where there is none; then `following` ones. */
  first(hash: number): number {
    this.#hash = hash;
    this.#slot = hash & (this.#entries.length - 1);
    return this.#seek();
  }

  following(): number {
    this.#slot = (this.#slot + 1) & (this.#entries.length - 1);
    return this.#seek();
  }

  /** Puts a number where the search that found nothing ended. */
  insert(pair: number): void {
    this.#entries[this.#slot] = pair + 1;
    this.#tags[this.#slot] = this.#hash >>> 24;
    if (++this.#used * 3 > this.#entries.length * 2) this.#grow();
  }

  #seek(): number {
    const entries = this.#entries;
    const tags = this.#tags;
    const mask = entries.length - 1;
    const tag = this.#hash >>> 24;
    let slot = this.#slot;
    let entry = entries[slot] as number;
    while (entry !== 0 && tags[slot] !== tag) {
      slot = (slot + 1) & mask;
      entry = entries[slot] as number;
    }
    this.#slot = slot;
    return entry;
  }

  #grow(): void {
    const old = this.#entries;
    this.#entries = new Int32Array(old.length * 2);
    this.#tags = new Uint8Array(old.length * 2);
    const mask = this.#entries.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      const hash = this.#hashOf(entry - 1);
      let slot = hash & mask;
      while (this.#entries[slot] !== 0) slot = (slot + 1) & mask;
      this.#entries[slot] = entry;
      this.#tags[slot] = hash >>> 24;
    }
  }
}
