import { BLOCK_WORDS } from "@tcp-ladder/flow";

/**
 * Enough for all that is read while the other thread still starts, which takes it as long as half a million segments. The
 * memory of the others is never touched.
 */
const BLOCKS = 2048;
/** Waking a thread takes as long as taking many segments: it is done for so many blocks together. */
const TOGETHER = 16;

// Words before the blocks: how many have been written and taken so far, and whether no more will come.
const WRITTEN = 0;
const TAKEN = 1;
const CLOSED = 2;
/** Milliseconds that the taker has waited for blocks, in all. */
const WAITED = 3;
/** Behind them the blocks' numbers, in the order in which they were written, modulo BLOCKS. */
const ORDER = 16;
const HEAD_BYTES = 4 * (ORDER + BLOCKS);

/** A ring of blocks that one thread writes and another takes. */
export function newRing(): SharedArrayBuffer {
  return new SharedArrayBuffer(HEAD_BYTES + 4 * BLOCKS * BLOCK_WORDS);
}

/** Over so many blocks it is judged whether their taker has time left; of that share of the time, it has. */
const JUDGED = 1024;
const IDLE_SHARE = 0.3;

/** Whoever takes the blocks has taken none for this long, in milliseconds: it has ended. */
const PATIENCE_MS = 20_000;

/** The other thread has ended before its time. */
export class Deserted extends Error {}

/** Of blocks that have been taken the newest is written next: it is still in the processors' caches. */
export class RingWriter {
  readonly #state: Int32Array;
  readonly #blockAt: (number: number) => Int32Array;
  readonly #patienceMs: number;
  readonly #free = Array.from({ length: BLOCKS }, (_, i) => BLOCKS - 1 - i);
  #written = -1;
  /** As far as is known. */
  #taken = 0;
  #isAwaited = false;
  #since = { written: 0, time: performance.now(), waited: 0 };

  constructor(shared: SharedArrayBuffer, patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
    this.#state = new Int32Array(shared, 0, HEAD_BYTES / 4);
    this.#blockAt = blocksOf(shared);
  }

  /** Passes the block on that it gave before, and gives one to fill, waiting until there is one. */
  next(): Int32Array {
    const state = this.#state;
    const written = ++this.#written;
    Atomics.store(state, WRITTEN, written);
    if (written % TOGETHER === 0) Atomics.notify(state, WRITTEN);
    this.#look();
    while (this.#free.length === 0) {
      if (Atomics.wait(state, TAKEN, this.#taken, this.#patienceMs) === "timed-out") throw new Deserted();
      this.#look();
    }
    const block = this.#free.pop() as number;
    state[ORDER + (written % BLOCKS)] = block;
    return this.#blockAt(block);
  }

  /** Which blocks have been taken meanwhile. */
  #look(): void {
    const state = this.#state;
    const taken = Atomics.load(state, TAKEN);
    for (; this.#taken < taken; this.#taken++) this.#free.push(state[ORDER + (this.#taken % BLOCKS)] as number);
  }

  /** Whether so much has been written that the next blocks have to wait. */
  get isFull(): boolean {
    return this.#written - Atomics.load(this.#state, TAKEN) > BLOCKS / 2;
  }

  /** Whether the taker has waited for a good part of the time in which the last blocks were written. */
  get isAwaited(): boolean {
    const blocks = this.#written - this.#since.written;
    if (blocks < JUDGED) return this.#isAwaited;
    const now = { written: this.#written, time: performance.now(), waited: Atomics.load(this.#state, WAITED) };
    this.#isAwaited = now.waited - this.#since.waited > IDLE_SHARE * (now.time - this.#since.time);
    this.#since = now;
    return this.#isAwaited;
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
  const blockAt = blocksOf(shared);
  let waited = 0;
  for (let taken = 0; ; ) {
    const closed = Atomics.load(state, CLOSED) === 1;
    const written = Atomics.load(state, WRITTEN);
    if (taken === written) {
      if (closed) return;
      const since = performance.now();
      Atomics.wait(state, WRITTEN, written);
      waited += performance.now() - since;
      Atomics.store(state, WAITED, waited);
    }
    for (; taken < written; taken++) {
      take(blockAt(state[ORDER + (taken % BLOCKS)] as number));
      Atomics.store(state, TAKEN, taken + 1);
      if ((taken + 1) % TOGETHER === 0) Atomics.notify(state, TAKEN);
    }
  }
}

function blocksOf(shared: SharedArrayBuffer): (number: number) => Int32Array {
  const known: Int32Array[] = [];
  return (number) => (known[number] ??= new Int32Array(shared, HEAD_BYTES + 4 * number * BLOCK_WORDS, BLOCK_WORDS));
}
