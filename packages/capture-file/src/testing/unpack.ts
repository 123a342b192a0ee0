import { DEFAULT_DECOMPRESS_LIMITS, openDecompressor } from "../decompress.ts";
import { concat } from "./captures.ts";

/** Bytes that are written as hexadecimal digits. */
export function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** All that comes out of these bytes, put in so many at a time. */
export function unpack(bytes: Uint8Array, size: number, limits = DEFAULT_DECOMPRESS_LIMITS) {
  const parts: Uint8Array[] = [];
  const open = openDecompressor((chunk) => parts.push(chunk.slice()), limits);
  for (let at = 0; at < bytes.length; at += size) open.append(bytes.slice(at, at + size));
  open.finish();
  return { out: concat(...parts), fault: open.fault, compression: open.compression };
}

export const LADDERS = new TextEncoder().encode("tcp-ladder tcp-ladder tcp-ladder tcp-ladder\n");
/** As lz4(1) packs it; the second with linked blocks, the content's size and check sums of all kinds. */
export const LZ4 = bytesOf("04224d186440a715000000bf7463702d6c6164646572200b000950646465720a0000000090f665dc");
export const LZ4_CHECKED = bytesOf(
  "04224d187c402c00000000000000b915000000bf7463702d6c6164646572200b000950646465720ae36a8d160000000090f665dc",
);
/** As `lz4 -l` packs it: the magic, the size of one block, and the block. */
export const LZ4_LEGACY = bytesOf("02214c1815000000bf7463702d6c6164646572200b000950646465720a");
