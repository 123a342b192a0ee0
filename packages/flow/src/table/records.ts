import { newWords } from "./words.ts";
/** Records of `stride` 32-bit words each, in pages: no object a record, and growing copies nothing. */
export class RecordPool {
  readonly stride: number;
  readonly #pages: Int32Array[] = [];
  #length = 0;
  /** For so many records there is room. */
  #room = 0;

  constructor(stride: number) {
    this.stride = stride;
  }

  get length(): number {
    return this.#length;
  }

  /** A new record, all zero. */
  add(): number {
    const id = this.#length++;
    if (id === this.#room) this.#makeRoom();
    return id;
  }

  /**
   * A page at a time, but at first in small steps, some of them before V8 compiles the code around: it takes what it has
   * never seen happen for what does not.
   */
  #makeRoom(): void {
    this.#room += Math.min(this.#room + FIRST_ROOM, 1 << RECORD_BITS);
    while (this.#pages.length << RECORD_BITS < this.#room) this.#pages.push(newWords(this.stride << RECORD_BITS));
  }

  words(id: number): Int32Array {
    return this.#pages[id >> RECORD_BITS] as Int32Array;
  }

  base(id: number): number {
    return (id & RECORD_MASK) * this.stride;
  }

  get(id: number, field: number): number {
    return this.words(id)[this.base(id) + field] as number;
  }

  set(id: number, field: number, value: number): void {
    this.words(id)[this.base(id) + field] = value;
  }
}

const RECORD_BITS = 10;
const FIRST_ROOM = 16;
/** Where a record begins in its page: the bits of its number below, times the stride. For who knows that as a constant. */
export const RECORD_MASK = (1 << RECORD_BITS) - 1;

/** A movable look at one record, or at a part of one. */
export class RecordView {
  words: Int32Array = new Int32Array(0);
  base = 0;

  show(words: Int32Array, base: number): void {
    // Writing a reference costs more than a look, and records lie side by side.
    if (this.words !== words) this.words = words;
    this.base = base;
  }

  get(field: number): number {
    return this.words[this.base + field] as number;
  }

  set(field: number, value: number): void {
    this.words[this.base + field] = value;
  }

  increment(field: number): void {
    const at = this.base + field;
    this.words[at] = (this.words[at] as number) + 1;
  }
}
