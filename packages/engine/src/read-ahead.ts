import type { ByteSource } from "@tcp-ladder/capture-file";

const LEAST = 4096;
const MOST = 1 << 20;

/**
 * A source for many small reads that go forward through a capture: it reads ahead, further each time the reads follow
 * each other closely, and hardly at all where they lie far apart. What it returns is not written to again.
 */
export function readAhead(source: ByteSource): ByteSource {
  let start = 0;
  let block = new Uint8Array(0);
  let ahead = LEAST;
  return {
    async read(offset, length) {
      if (offset < start || offset + length > start + block.length) {
        const near = offset >= start && offset <= start + block.length + ahead;
        ahead = near ? Math.min(2 * ahead, MOST) : LEAST;
        block = (await source.read(offset, Math.max(length, ahead))) as Uint8Array<ArrayBuffer>;
        start = offset;
      }
      return block.subarray(offset - start, offset - start + length);
    },
  };
}
