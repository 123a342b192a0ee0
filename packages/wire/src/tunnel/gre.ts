import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/** GRE (RFC 1701, RFC 2784, RFC 2890) and PPTP's version 1 (RFC 2637, 4.1). */
export function gre(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const { bytes, at } = c;
  const flags = u16(bytes, at);
  const protocol = u16(bytes, at + 2);
  const version = flags & 7;
  // MikroTik's EoIP: PPTP's version with a protocol of its own; the key holds length and tunnel.
  if (protocol === 0x6400 && (flags & 0xf000) === 0x2000) return skipToEthernet(c, 8);
  let size = 4;
  // Checksum and offset are there together, for either of them (RFC 1701).
  if ((flags & 0xc000) !== 0) size += 4;
  if ((flags & 0x2000) !== 0) size += 4;
  if ((flags & 0x1000) !== 0) size += 4;
  if (version === 1 && (flags & 0x0080) !== 0) size += 4;
  if (at + size > c.end) return missing(c, size);
  c.at += size;
  if (version !== 1 && (flags & 0x4000) !== 0) {
    const unread = sourceRoutes(c);
    if (unread !== 0) return unread;
  }
  // A PPTP acknowledgement carries nothing.
  if (c.at >= c.wireEnd) return NOT_TCP;
  // ERSPAN type I has no sequence number and no header of its own.
  if (protocol === 0x88be && (flags & 0x1000) === 0) return Layer.ETHERNET;
  // Aruba's access points tunnel 802.11 under sixteen numbers.
  if ((protocol & 0xff0f) === 0x8200) return Layer.IEEE802_11;
  return byEtherType(protocol);
}

/** RFC 1701's source route entries: family (2), offset (1), length (1), route; an entry of zeros ends them. */
function sourceRoutes(c: Cursor): Next {
  for (;;) {
    if (c.at + 4 > c.end) return missing(c, 4);
    const family = u16(c.bytes, c.at);
    const length = u8(c.bytes, c.at + 3);
    c.at += 4 + length;
    if (c.at > c.end) return missing(c, 0);
    if (family === 0 && length === 0) return 0;
  }
}

/** ERSPAN type II: eight bytes, then Ethernet. */
export function erspan2(c: Cursor): Next {
  return skipToEthernet(c, 8);
}

/** ERSPAN type III: twelve bytes, eight more where the last bit says so. */
export function erspan3(c: Cursor): Next {
  if (c.at + 12 > c.end) return missing(c, 12);
  return skipToEthernet(c, (u8(c.bytes, c.at + 11) & 1) !== 0 ? 20 : 12);
}

function skipToEthernet(c: Cursor, size: number): Next {
  if (c.at + size > c.end) return missing(c, size);
  c.at += size;
  return Layer.ETHERNET;
}
