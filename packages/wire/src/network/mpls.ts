import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** MPLS label stack (RFC 3032, 2.1). Nothing says what is behind it: the first nibble does (RFC 4928, RFC 4385). */
export function mpls(c: Cursor): Next {
  const { bytes } = c;
  for (;;) {
    if (c.at + 4 > c.end) return missing(c, 4);
    const bottom = (u8(bytes, c.at + 2) & 1) !== 0;
    c.at += 4;
    if (bottom) break;
  }
  if (c.at >= c.end) return missing(c, 1);
  switch (u8(bytes, c.at) >> 4) {
    case 4:
      return Layer.IPV4;
    case 6:
      return Layer.IPV6;
    case 0:
      return pseudowire(c);
    default:
      return NOT_TCP;
  }
}

/** Ethernet with or without RFC 4448's control word: whichever has a type that carries on. */
function pseudowire(c: Cursor): Next {
  if (c.at + 18 > c.end) return missing(c, 18);
  if (!carriesOn(u16(c.bytes, c.at + 16)) && carriesOn(u16(c.bytes, c.at + 12))) return Layer.ETHERNET;
  c.at += 4;
  return Layer.ETHERNET;
}

function carriesOn(type: number): boolean {
  return type === 0x0800 || type === 0x86dd || type === 0x8100 || type === 0x88a8 || type === 0x8847;
}
