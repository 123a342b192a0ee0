/** Where each part of a file begins, shared by the threads that read them: bytes from the file's start. */
export interface Plan {
  readonly shared: SharedArrayBuffer;
  /** Where a part had better begin now, so that all are done at the same time. */
  startFor(part: number): number;
  /** The first part has read so much. */
  advance(bytes: number): void;
  /** Claims the file from `start` on for a part. False where it comes too late. */
  claim(part: number, start: number): boolean;
  /** Where a part ends: where the next one that has begun begins. It may come nearer while reading. */
  endOf(part: number): number;
  /** A part has been read. */
  finish(): void;
  /** Whether all parts that have begun are read, but for the first. */
  isRead(): boolean;
  /** Whether a part has begun. */
  hasBegun(part: number): boolean;
  /** Parts that have not begun will not. */
  close(): void;
}

/** So much is read by the first part until another has become as fast, bytes. */
const HEAD_START = 16 << 20;

const OPEN = 0n;
const CLOSED = -1n;

/** @param size of the file. The words say where each part begins, how far the first has come, how many others are read. */
export function openPlan(size: number, parts: number, shared = new SharedArrayBuffer(8 * (parts + 2))): Plan {
  const words = new BigInt64Array(shared);
  const begin = (part: number) => Atomics.load(words, part);
  return {
    shared,
    startFor(part) {
      const read = Number(begin(parts)) + Math.min(HEAD_START, Math.floor(size / 8));
      return read + Math.floor((Math.max(0, size - read) * part) / parts);
    },
    advance(bytes) {
      Atomics.store(words, parts, BigInt(bytes));
    },
    claim: (part, start) => Atomics.compareExchange(words, part, OPEN, BigInt(start)) === OPEN,
    endOf(part) {
      for (let next = part + 1; next < parts; next++) {
        const at = begin(next);
        if (at > OPEN) return Number(at);
      }
      return size;
    },
    finish() {
      Atomics.add(words, parts + 1, 1n);
    },
    isRead() {
      let begun = 0n;
      for (let part = 1; part < parts; part++) if (begin(part) > OPEN) begun++;
      return begin(parts + 1) === begun;
    },
    hasBegun: (part) => part === 0 || begin(part) > OPEN,
    close() {
      for (let part = 1; part < parts; part++) Atomics.compareExchange(words, part, OPEN, CLOSED);
    },
  };
}
