/** So few bytes are copied one by one sooner than by a call; nearly all sequences of a capture's headers are that short. */
const LOOPED = 48;

/**
 * Decodes one block: sequences of literals and a match (LZ4 block format).
 *
 * @returns the index after what was written, or its complement where the block is broken or cut
 */
export function decodeBlock(block: Uint8Array, out: Uint8Array, start: number, limit: number): number {
  let at = 0;
  let to = start;
  while (at < block.length) {
    const token = block[at++] as number;
    let literals = token >> 4;
    if (literals === 15) {
      let more: number;
      do {
        if (at >= block.length) return ~to;
        more = block[at++] as number;
        literals += more;
      } while (more === 255);
    }
    if (at + literals > block.length || to + literals > limit) {
      const there = block.subarray(at, at + Math.min(literals, limit - to));
      out.set(there, to);
      return ~(to + there.length);
    }
    if (literals > LOOPED) {
      out.set(block.subarray(at, at + literals), to);
      at += literals;
      to += literals;
    } else for (const end = at + literals; at < end; ) out[to++] = block[at++] as number;
    if (at === block.length) return to; // the last sequence has no match
    if (at + 2 > block.length) return ~to;
    const distance = (block[at] as number) | ((block[at + 1] as number) << 8);
    at += 2;
    if (distance === 0 || distance > to) return ~to;
    let length = (token & 15) + 4;
    if (length === 19) {
      let more: number;
      do {
        if (at >= block.length) return ~to;
        more = block[at++] as number;
        length += more;
      } while (more === 255);
    }
    if (to + length > limit) return ~to;
    if (length > LOOPED && distance >= length) {
      out.copyWithin(to, to - distance, to - distance + length);
      to += length;
    } else for (const end = to + length; to < end; to++) out[to] = out[to - distance] as number;
  }
  return block.length === 0 ? to : ~to;
}
