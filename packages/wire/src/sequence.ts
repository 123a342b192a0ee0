/**
 * TCP sequence numbers: unsigned 32-bit integers that wrap (RFC 9293, section 3.4).
 * A plain `number` in 0 … 2^32−1; every comparison goes through here.
 */
export type SequenceNumber = number;

/** `a + bytes`, modulo 2^32. `bytes` may be negative. */
export function seqAdd(a: SequenceNumber, bytes: number): SequenceNumber {
  return (a + bytes) >>> 0;
}

/** How far `a` is ahead of `b`, in bytes, −2^31 … 2^31−1; negative where `a` is behind. */
export function seqDiff(a: SequenceNumber, b: SequenceNumber): number {
  return (a - b) | 0;
}
