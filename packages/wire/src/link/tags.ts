import { u8, u16 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";
import { typeOrLength } from "./ethernet.ts";

/** IEEE 802.1AE: tag control (1), short length (1), packet number (4), channel (8) where flagged. Plain text only. */
export function macsec(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const control = u8(c.bytes, c.at);
  if ((control & 0x0c) !== 0) return NOT_TCP;
  const size = (control & 0x20) !== 0 ? 14 : 6;
  if (c.at + size + 2 > c.end) return missing(c, size + 2);
  const type = u16(c.bytes, c.at + size);
  c.at += size + 2;
  return typeOrLength(c, type);
}

/** Network service header (RFC 8300, 2.2): length in words in six bits, next protocol in the fourth byte. */
export function nsh(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const size = (u8(c.bytes, c.at + 1) & 0x3f) << 2;
  if (size < 8) return MALFORMED;
  const next = u8(c.bytes, c.at + 3);
  if (c.at + size > c.end) return missing(c, size);
  c.at += size;
  switch (next) {
    case 1:
      return Layer.IPV4;
    case 2:
      return Layer.IPV6;
    case 3:
      return Layer.ETHERNET;
    case 5:
      return Layer.MPLS;
    default:
      return NOT_TCP;
  }
}

/** A tag of `size` bytes whose last two are the next type. */
export function typedTag(c: Cursor, size: number): Next {
  if (c.at + size > c.end) return missing(c, size);
  const type = u16(c.bytes, c.at + size - 2);
  c.at += size;
  return typeOrLength(c, type);
}

/** TRILL (RFC 6325, 3.1): options' length in words in five bits, six bytes in all before them; Ethernet. */
export function trill(c: Cursor): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  const size = 6 + (((u16(c.bytes, c.at) >> 6) & 0x1f) << 2);
  if (c.at + size > c.end) return missing(c, size);
  c.at += size;
  return Layer.ETHERNET;
}

/** WCCP's redirect header (4 bytes) before IP, which version 1 leaves out. */
export function wccp(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  if (u8(c.bytes, c.at) >> 4 !== 4) c.at += 4;
  return byEtherType(0x0800);
}

/** B.A.T.M.A.N. Advanced, version 15: packet type (1), version (1); those that carry a whole frame. */
export function batman(c: Cursor): Next {
  if (c.at + 2 > c.end) return missing(c, 2);
  if (u8(c.bytes, c.at + 1) !== 15) return NOT_TCP;
  const type = u8(c.bytes, c.at);
  const size = type === 0x40 ? 10 : type === 0x42 ? 18 : type === 0x01 ? 14 : 0;
  if (size === 0) return NOT_TCP;
  if (c.at + size > c.end) return missing(c, size);
  c.at += size;
  return Layer.ETHERNET;
}
