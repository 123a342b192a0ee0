import { u8 } from "../bytes.ts";

const pairs: readonly string[] = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));

/** Two hex digits a byte, no spaces. */
export function hexBytes(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += pairs[u8(bytes, at)] as string;
  return text;
}

/** Eight bytes as C's `%llx` prints them: no leading zeros. */
export function hex64(bytes: Uint8Array, at: number): string {
  const digits = hexBytes(bytes, at, at + 8);
  let from = 0;
  while (from < 15 && digits[from] === "0") from++;
  return digits.slice(from);
}

/** `0x` and the given number of hex digits. */
export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, "0")}`;
}
