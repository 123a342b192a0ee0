/**
 * Hashes of pairs of endpoints, by their keys: ports and both addresses, as `writeV4Key` and `writeV6Key` leave them. Each
 * word is multiplied and turned by itself, so that none waits for another; turned differently, since both addresses of a
 * pair often change alike (two hosts of each of many subnets), and must not cancel out.
 */
export function hashV4(keys: Int32Array, at: number): number {
  const ports = Math.imul(keys[at] as number, 0xcc9e2d51);
  return finish((ports + scattered(keys[at + 1] as number, 15) + scattered(keys[at + 2] as number, 10)) | 0);
}

export function hashV6(keys: Int32Array, at: number): number {
  const ports = Math.imul(keys[at] as number, 0xcc9e2d51);
  return finish((ports + hashOfAddress(keys, at + 1, 15) + hashOfAddress(keys, at + 5, 10)) | 0);
}

function hashOfAddress(keys: Int32Array, at: number, turn: number): number {
  const network = scattered(keys[at] as number, turn) + Math.imul(scattered(keys[at + 1] as number, turn), 0x9e3779b1);
  const host =
    Math.imul(scattered(keys[at + 2] as number, turn), 0x2545f491) +
    Math.imul(scattered(keys[at + 3] as number, turn), 0x27d4eb2f);
  return (network + host) | 0;
}

/** Half a round of Murmur3's: what a word's upper bits say comes to its lower ones. */
function scattered(word: number, turn: number): number {
  const product = Math.imul(word, 0x1b873593);
  return (product << turn) | (product >>> (32 - turn));
}

/** The end of Murmur3: every input bit reaches every output bit. */
function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
