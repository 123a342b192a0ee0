interface Block {
  readonly locations: Float64Array;
  readonly connections: Uint32Array;
}

/** Where each segment of a part stands in the file, and its connection, in blocks: growing copies nothing. */
export class SegmentLog {
  readonly #blocks: Block[] = [];
  #block: Block = newBlock();
  #at = BLOCK;

  add(location: number, connection: number): void {
    if (this.#at === BLOCK) this.#grow();
    this.#block.locations[this.#at] = location;
    this.#block.connections[this.#at] = connection;
    this.#at++;
  }

  /** Sees the first of them, in order. */
  each(count: number, see: (location: number, connection: number) => void): void {
    let left = count;
    for (const block of this.#blocks) {
      const length = Math.min(left, BLOCK);
      for (let i = 0; i < length; i++) see(block.locations[i] as number, block.connections[i] as number);
      left -= length;
      if (left === 0) return;
    }
  }

  #grow(): void {
    this.#block = newBlock();
    this.#blocks.push(this.#block);
    this.#at = 0;
  }
}

const BLOCK = 1 << 14;

function newBlock(): Block {
  return { locations: new Float64Array(BLOCK), connections: new Uint32Array(BLOCK) };
}
