/** The first 64 primes, whose roots FIPS 180-4 takes its constants from. */
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter((n) => n > 1 && isPrime(n));

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

const fraction = (x: number) => ((x % 1) * 2 ** 32) | 0;
const ROUNDS = Int32Array.from(PRIMES, (p) => fraction(Math.cbrt(p)));
const START = Int32Array.from(PRIMES.slice(0, 8), (p) => fraction(Math.sqrt(p)));

const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));

/**
 * What MPTCP calls a connection by: the first 32 bits of its key's hash, SHA-1 in version 0 (RFC 6824, 3.2), SHA-256 in
 * version 1 (RFC 8684, 3.2). Unsigned.
 *
 * @param high the key's first four bytes, as a word
 */
export function tokenOf(version: number, high: number, low: number): number {
  return (version === 0 ? sha1(high, low) : sha256(high, low)) >>> 0;
}

/** FIPS 180-4, 5.1.1: eight bytes in the one block that they need. */
function block(words: number, high: number, low: number): Int32Array {
  const w = new Int32Array(words);
  w[0] = high;
  w[1] = low;
  w[2] = 0x80000000;
  w[15] = 64;
  return w;
}

/** FIPS 180-4, 6.1.2; the first word of the digest. */
function sha1(high: number, low: number): number {
  const w = block(80, high, low);
  const at = (i: number) => w[i] as number;
  for (let i = 16; i < 80; i++) w[i] = rotate(at(i - 3) ^ at(i - 8) ^ at(i - 14) ^ at(i - 16), 1);
  let [a, b, c, d, e] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let i = 0; i < 80; i++) {
    let mixed: number;
    if (i < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
    else if (i < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
    else if (i < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    else mixed = (b ^ c ^ d) + 0xca62c1d6;
    const next = (rotate(a, 5) + mixed + e + at(i)) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  return (a + 0x67452301) | 0;
}

/** FIPS 180-4, 6.2.2; the first word of the digest. */
function sha256(high: number, low: number): number {
  const w = block(64, high, low);
  const at = (i: number) => w[i] as number;
  for (let i = 16; i < 64; i++) {
    const s0 = rotate(at(i - 15), 25) ^ rotate(at(i - 15), 14) ^ (at(i - 15) >>> 3);
    const s1 = rotate(at(i - 2), 15) ^ rotate(at(i - 2), 13) ^ (at(i - 2) >>> 10);
    w[i] = s1 + at(i - 7) + s0 + at(i - 16);
  }
  let [a, b, c, d, e, f, g, h] = START as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + at(i)) | 0;
    const s0 = rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
  }
  return (a + (START[0] as number)) | 0;
}
