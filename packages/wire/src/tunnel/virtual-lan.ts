import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/** VXLAN (RFC 7348, section 5): eight bytes, then Ethernet. */
export function vxlan(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  c.at += 8;
  return Layer.ETHERNET;
}

/** VXLAN-GPE (draft-ietf-nvo3-vxlan-gpe, 3.1): the fourth byte says what follows. */
export function vxlanGpe(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const next = u8(c.bytes, c.at + 3);
  c.at += 8;
  switch (next) {
    case 1:
      return Layer.IPV4;
    case 2:
      return Layer.IPV6;
    case 3:
      return Layer.ETHERNET;
    case 4:
      return Layer.NSH;
    case 5:
      return Layer.MPLS;
    default:
      return NOT_TCP;
  }
}

/** Geneve (RFC 8926, 3.4): options' length in words in six bits, EtherType, network identifier, options. */
export function geneve(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const first = u8(c.bytes, c.at);
  if (first >> 6 !== 0) return NOT_TCP;
  const size = 8 + ((first & 0x3f) << 2);
  const protocol = u16(c.bytes, c.at + 2);
  if (c.at + size > c.end) return missing(c, size);
  c.at += size;
  return byEtherType(protocol);
}
