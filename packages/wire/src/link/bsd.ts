import { u8, u32, u32le } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** OpenBSD pflog: its own length (1), address family (1), and more; padded to four bytes. */
export function pflog(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const length = (u8(c.bytes, c.at) + 3) & ~3;
  const family = u8(c.bytes, c.at + 1);
  if (length < 4) return MALFORMED;
  if (c.at + length > c.end) return missing(c, length);
  c.at += length;
  return byFamily(family);
}

/** OpenBSD enc: address family (4), SPI (4), flags (4). */
export function enc(c: Cursor): Next {
  if (c.at + 12 > c.end) return missing(c, 12);
  const big = u32(c.bytes, c.at);
  const family = big > 0xffff ? u32le(c.bytes, c.at) : big;
  c.at += 12;
  return byFamily(family);
}

/** AF_INET, and AF_INET6 of OpenBSD and NetBSD, of FreeBSD and of macOS. */
function byFamily(family: number): Next {
  if (family === 2) return Layer.IPV4;
  return family === 24 || family === 28 || family === 30 ? Layer.IPV6 : NOT_TCP;
}
