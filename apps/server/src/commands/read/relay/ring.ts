import { BLOCK_WORDS } from "@tcp-ladder/flow";

/** Enough for all that is read while the other thread still starts. */
const BLOCKS = 256;
/** Waking a thread takes as long as taking many segments: it is done for so many blocks together. */
const TOGETHER = 16;

// Words before the blocks: how many have been written and taken so far, and whether no more will come.
const WRITTEN = 0;
const TAKEN = 1;
const CLOSED = 2;
const HEAD_BYTES = 64;

/** A ring of blocks that one thread writes and another takes. */
export function newRing(): SharedArrayBuffer {
  return new SharedArrayBuffer(HEAD_BYTES + 4 * BLOCKS * BLOCK_WORDS);
}

/** Whoever takes the blocks has taken none for this long, in milliseconds: it has ended. */
const PATIENCE_MS = 20_000;

/** The other thread has ended before its time. */
export class Deserted extends Error {}

export class RingWriter {
  readonly #state: Int32Array;
  readonly #blocks: readonly Int32Array[];
  readonly #patienceMs: number;
  #written = -1;

  constructor(shared: SharedArrayBuffer, patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
    this.#state = new Int32Array(shared, 0, HEAD_BYTES / 4);
    this.#blocks = blocksOf(shared);
  }

  /** Passes the block on that it gave before, and gives one to fill, waiting until there is one. */
  next(): Int32Array {
    const written = ++this.#written;
    Atomics.store(this.#state, WRITTEN, written);
    if (written % TOGETHER === 0) Atomics.notify(this.#state, WRITTEN);
    for (;;) {
      const taken = Atomics.load(this.#state, TAKEN);
      if (written - taken < BLOCKS) return this.#blocks[written % BLOCKS] as Int32Array;
      if (Atomics.wait(this.#state, TAKEN, taken, this.#patienceMs) === "timed-out") throw new Deserted();
    }
  }

  /** Whether so much has been written that the next blocks have to wait. */
  get isFull(): boolean {
    return this.#written - Atomics.load(this.#state, TAKEN) > BLOCKS / 2;
  }

  /** No more blocks will come. */
  close(): void {
    Atomics.store(this.#state, CLOSED, 1);
    Atomics.notify(this.#state, WRITTEN);
  }
}

/** Sees all blocks, in order; returns when no more will come. */
export function takeBlocks(shared: SharedArrayBuffer, take: (block: Int32Array) => void): void {
  const state = new Int32Array(shared, 0, HEAD_BYTES / 4);
  const blocks = blocksOf(shared);
  for (let taken = 0; ; ) {
    const closed = Atomics.load(state, CLOSED) === 1;
    const written = Atomics.load(state, WRITTEN);
    if (taken === written) {
      if (closed) return;
      Atomics.wait(state, WRITTEN, written);
    }
    for (; taken < written; taken++) {
      take(blocks[taken % BLOCKS] as Int32Array);
      Atomics.store(state, TAKEN, taken + 1);
      if ((taken + 1) % TOGETHER === 0) Atomics.notify(state, TAKEN);
    }
  }
}

function blocksOf(shared: SharedArrayBuffer): readonly Int32Array[] {
  return Array.from(
    { length: BLOCKS },
    (_, i) => new Int32Array(shared, HEAD_BYTES + 4 * i * BLOCK_WORDS, BLOCK_WORDS),
  );
}
