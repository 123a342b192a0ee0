/**
 * Counts bytes of what may be longer than 2^31. V8 compiles sums for small integers as long as it sees no others, and all
 * code that rests on them anew where they grow larger: in the middle of a large file. What lies in an array of doubles is a
 * double from the beginning.
 */
export class ByteCount {
  readonly #sum = new Float64Array(1);

  constructor(from = 0) {
    this.#sum[0] = from;
  }

  get value(): number {
    return this.#sum[0] as number;
  }

  add(bytes: number): void {
    this.#sum[0] = (this.#sum[0] as number) + bytes;
  }
}
