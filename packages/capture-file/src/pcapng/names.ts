import { u16 } from "../bytes.ts";
import { text } from "./options.ts";

/**
 * The names of a Name Resolution Block, each as "ADDRESS NAME NAME …".
 *
 * @param start first byte of the body, which ends before `end`
 */
export function readNames(bytes: Uint8Array, start: number, end: number, littleEndian: boolean): string[] {
  const found: string[] = [];
  let at = start;
  while (at + 4 <= end) {
    const type = u16(bytes, at, littleEndian);
    const length = u16(bytes, at + 2, littleEndian);
    if (type === 0 || at + 4 + length > end) break;
    const addressLength = type === 1 ? 4 : type === 2 ? 16 : 0;
    if (addressLength > 0 && length > addressLength) {
      const address = (addressLength === 4 ? formatIpv4 : formatIpv6)(bytes, at + 4);
      const names = text(bytes, at + 4 + addressLength, length - addressLength).split("\0");
      found.push([address, ...names].join(" "));
    }
    at += 4 + ((length + 3) & ~3);
  }
  return found;
}

function formatIpv4(bytes: Uint8Array, at: number): string {
  return Array.from(bytes.subarray(at, at + 4)).join(".");
}

/** With the longest run of zero groups as `::` (RFC 5952, section 4.2). */
function formatIpv6(bytes: Uint8Array, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => u16(bytes, at + 2 * i, false).toString(16)).join(":");
  const runs = groups.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((a, b) => (b.length > a.length ? b : a), "");
  if (longest === "") return groups;
  const before = groups.slice(0, groups.indexOf(longest)).replace(/:$/, "");
  const after = groups.slice(groups.indexOf(longest) + longest.length).replace(/^:/, "");
  return `${before}::${after}`;
}
