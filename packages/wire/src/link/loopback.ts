import { u32, u32le } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/**
 * LINKTYPE_NULL and LINKTYPE_LOOP: an address family (4) and the packet. NULL is in the byte order of the machine that
 * captured, LOOP in network order; families are small numbers, so both orders are told apart by what is small.
 */
export function loopback(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const big = u32(c.bytes, c.at);
  // Some PPP drivers say that they are loopbacks.
  if (big >>> 16 === 0xff03) return Layer.PPP_HDLC;
  const family = big > 0xffff ? u32le(c.bytes, c.at) : big;
  c.at += 4;
  if (family === 2) return Layer.IPV4;
  // AF_INET6: Linux 10, NetBSD and OpenBSD 24, FreeBSD 28, macOS 30, Windows 23.
  if (family === 10 || family === 23 || family === 24 || family === 28 || family === 30) return Layer.IPV6;
  // An EtherType, in either order, or in the last two bytes, as some writers have it.
  const type = family > 0xffff ? big & 0xffff : family;
  return type >= 0x600 ? byEtherType(type) : NOT_TCP;
}
