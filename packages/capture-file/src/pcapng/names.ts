import { formatAddress } from "@tcp-ladder/wire";
import { u16 } from "../bytes.ts";
import { text } from "./options.ts";

/**
 * The names of a Name Resolution Block.
 *
 * @param start first byte of the body, which ends before `end`
 * @param found called for each address with its names
 * @returns where the block's options start
 */
export function readNames(
  bytes: Uint8Array,
  start: number,
  end: number,
  littleEndian: boolean,
  found: (address: string, names: readonly string[]) => void,
): number {
  let at = start;
  while (at + 4 <= end) {
    const type = u16(bytes, at, littleEndian);
    const length = u16(bytes, at + 2, littleEndian);
    if (type === 0) return at + 4;
    if (at + 4 + length > end) return end;
    const addressLength = type === 1 ? 4 : type === 2 ? 16 : 0;
    if (addressLength > 0 && length > addressLength) {
      const address = formatAddress(bytes, at + 4, addressLength === 4 ? 4 : 6);
      found(address, text(bytes, at + 4 + addressLength, length - addressLength).split("\0"));
    }
    at += 4 + ((length + 3) & ~3);
  }
  return end;
}
