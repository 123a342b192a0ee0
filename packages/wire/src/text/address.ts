import { u16, u32 } from "../bytes.ts";

/**
 * An IP address in the usual text form.
 *
 * @param bytes where it stands
 * @param offset of its first byte; 4 or 16 bytes are read
 * @param version 4 or 6
 */
export function formatAddress(bytes: Uint8Array, offset: number, version: number): string {
  return version === 6 ? formatIpv6(bytes, offset) : formatIpv4(u32(bytes, offset));
}

export function formatIpv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 0xff}.${(address >>> 8) & 0xff}.${address & 0xff}`;
}

/**
 * As inet_ntop(3) writes it: the longest run of two or more zero words is left out, the first where two are equally
 * long; ::a.b.c.d and ::ffff:a.b.c.d keep the dots (RFC 5952, sections 4 and 5).
 */
export function formatIpv6(bytes: Uint8Array, offset: number): string {
  let bestAt = -1;
  let bestLength = 1;
  for (let i = 0; i < 8; ) {
    let length = 0;
    while (i + length < 8 && u16(bytes, offset + 2 * (i + length)) === 0) length++;
    if (length > bestLength) {
      bestAt = i;
      bestLength = length;
    }
    i += length + 1;
  }
  if (bestAt === 0 && (bestLength === 6 || (bestLength === 5 && u16(bytes, offset + 10) === 0xffff))) {
    return `${bestLength === 6 ? "::" : "::ffff:"}${formatIpv4(u32(bytes, offset + 12))}`;
  }
  let text = "";
  for (let i = 0; i < 8; i++) {
    if (i === bestAt) {
      text += "::";
      i += bestLength - 1;
      continue;
    }
    if (i > 0 && i !== bestAt + bestLength) text += ":";
    text += u16(bytes, offset + 2 * i).toString(16);
  }
  return text;
}
