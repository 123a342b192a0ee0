/**
 * What a decoder may ask for: so many bytes in one piece, or, where it yields 0, whatever there is. It is given fewer
 * than it asked for only at the end of the input, and then exactly what is left.
 */
export type Decoder = Generator<number, string | undefined, Uint8Array>;

/** Takes what a decoder makes; false says that a bound is passed and nothing more is wanted. */
export type Emit = (bytes: Uint8Array) => boolean;

/** Bytes that have arrived and were not taken yet, in the pieces in which they came; copies, so they keep. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** How many bytes have been taken, less those put back. */
  taken = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk.slice());
    this.#length += chunk.length;
  }

  /** The first `count` bytes in one piece; there must be so many. */
  take(count: number): Uint8Array {
    const first = this.#chunks[0];
    this.taken += count;
    this.#length -= count;
    if (first === undefined || count === 0) return new Uint8Array(0);
    if (first.length > count) {
      this.#chunks[0] = first.subarray(count);
      return first.subarray(0, count);
    }
    if (first.length === count) {
      this.#chunks.shift();
      return first;
    }
    return this.#gather(count);
  }

  /** Puts back bytes that were taken and not used. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.unshift(bytes);
    this.#length += bytes.length;
    this.taken -= bytes.length;
  }

  /** How many bytes the first piece has. */
  get ready(): number {
    return this.#chunks[0]?.length ?? 0;
  }

  #gather(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    let filled = 0;
    let used = 0;
    while (filled < count) {
      const chunk = this.#chunks[used] as Uint8Array;
      const wanted = count - filled;
      bytes.set(chunk.subarray(0, wanted), filled);
      if (chunk.length > wanted) {
        this.#chunks[used] = chunk.subarray(wanted);
        filled = count;
      } else {
        filled += chunk.length;
        used++;
      }
    }
    this.#chunks.splice(0, used);
    return bytes;
  }
}
