import { u8, u16, u24 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/** IEEE 802.2 LLC, with SNAP (RFC 1042): DSAP, SSAP, control; then organisation (3) and protocol (2). */
export function llc(c: Cursor): Next {
  if (c.at + 3 > c.end) return missing(c, 3);
  const { bytes, at } = c;
  if (u8(bytes, at + 2) !== 0x03) return NOT_TCP;
  const dsap = u8(bytes, at);
  if (dsap === 0x06) {
    c.at += 3;
    return Layer.IPV4;
  }
  if (dsap !== 0xaa) return NOT_TCP;
  if (at + 8 > c.end) return missing(c, 8);
  const organisation = u24(bytes, at + 3);
  const protocol = u16(bytes, at + 6);
  c.at += 8;
  // RFC 1042 and 802.1H bridge-tunnel encapsulation, and Cisco's use of the same numbers.
  if (organisation === 0x000000 || organisation === 0x0000f8) return byEtherType(protocol);
  return NOT_TCP;
}
