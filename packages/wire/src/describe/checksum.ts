import { u8, u16 } from "../bytes.ts";

/** One's complement sum of 16-bit words, folded; an odd last byte is padded with zero (RFC 1071). */
export function sumWords(bytes: Uint8Array, from: number, to: number, initial: number): number {
  let sum = initial;
  let at = from;
  for (; at + 1 < to; at += 2) sum += u16(bytes, at);
  if (at < to) sum += u8(bytes, at) << 8;
  return fold(sum);
}

/** The carries brought back in, to 16 bits. */
export function fold(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return folded;
}

/** Sum over the pseudo-header (RFC 9293, 3.1; RFC 8200, 8.1): both addresses, protocol 6, the segment's length. */
export function pseudoHeaderSum(
  bytes: Uint8Array,
  source: number,
  destination: number,
  ipVersion: number,
  segmentLength: number,
): number {
  const size = ipVersion === 6 ? 16 : 4;
  const addresses = sumWords(bytes, source, source + size, sumWords(bytes, destination, destination + size, 0));
  return fold(addresses + 6 + segmentLength);
}
