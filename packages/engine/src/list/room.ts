/** Room is made in steps of so many bytes: a capture that arrives has more connections with every question. */
const STEP = 1 << 18;

/**
 * Memory for the numbers that a question is worked out with, lent anew for each: some 20 bytes a connection. Made anew for
 * each question, tens of megabytes of them would come together before any is freed.
 */
export class Room {
  readonly #lent = new Map<string, ArrayBuffer>();

  /** So many words of 32 bits, whatever they were; `name` tells what is in use at the same time apart. */
  words(name: string, length: number): Uint32Array<ArrayBuffer> {
    let buffer = this.#lent.get(name);
    if (buffer === undefined || buffer.byteLength < length * 4) {
      buffer = new ArrayBuffer(Math.ceil((length * 4) / STEP) * STEP);
      this.#lent.set(name, buffer);
    }
    return new Uint32Array(buffer, 0, length);
  }
}
