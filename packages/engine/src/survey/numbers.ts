/** A list of numbers that grows in blocks, so that growing copies nothing. */
export class NumberList {
  length = 0;
  readonly #blocks: Float64Array[] = [];
  #block = new Float64Array(0);
  #at = 0;

  push(value: number): void {
    if (this.#at === this.#block.length) {
      this.#block = new Float64Array(BLOCK);
      this.#blocks.push(this.#block);
      this.#at = 0;
    }
    this.#block[this.#at++] = value;
    this.length++;
  }

  get(index: number): number {
    return (this.#blocks[index >>> BLOCK_BITS] as Float64Array)[index & (BLOCK - 1)] as number;
  }

  toArray(): Float64Array {
    const all = new Float64Array(this.length);
    for (const [i, block] of this.#blocks.entries()) {
      all.set(block.subarray(0, Math.min(BLOCK, this.length - i * BLOCK)), i * BLOCK);
    }
    return all;
  }
}

const BLOCK_BITS = 10;
const BLOCK = 1 << BLOCK_BITS;
