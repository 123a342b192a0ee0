import { u16, u32 } from "../bytes.ts";
import { OptionCode } from "./blocks.ts";

/** Called for each option; `at` is where its value starts. */
export type OptionVisitor = (code: number, at: number, length: number) => void;

/**
 * Walks the options in `bytes[start, end)`. One that runs past the end stops the walk; those before it count.
 *
 * @returns where that one starts, or -1
 */
export function eachOption(
  bytes: Uint8Array,
  start: number,
  end: number,
  littleEndian: boolean,
  visit: OptionVisitor,
): number {
  let at = start;
  while (at + 4 <= end) {
    const code = u16(bytes, at, littleEndian);
    const length = u16(bytes, at + 2, littleEndian);
    if (code === OptionCode.END) return -1;
    if (at + 4 + length > end) return at;
    visit(code, at + 4, length);
    at += 4 + ((length + 3) & ~3);
  }
  return -1;
}

/** A 64-bit count; exact up to 2^53. */
export function count64(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const first = u32(bytes, at, littleEndian);
  const second = u32(bytes, at + 4, littleEndian);
  return littleEndian ? second * 4294967296 + first : first * 4294967296 + second;
}

const decoder = new TextDecoder("utf-8");

/** UTF-8, without the NUL that some writers leave at the end. */
export function text(bytes: Uint8Array, at: number, length: number): string {
  return decoder.decode(bytes.slice(at, at + length)).replace(/\0+$/, "");
}
