import { u8 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** OpenBSD pflog: its own length (1), address family (1), and more; padded to four bytes. */
export function pflog(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const length = (u8(c.bytes, c.at) + 3) & ~3;
  if (length < 4) return MALFORMED;
  if (c.at + length > c.end) return missing(c, length);
  c.at += length;
  return Layer.IP;
}

/** OpenBSD enc: address family (4), SPI (4), flags (4). */
export function enc(c: Cursor): Next {
  if (c.at + 12 > c.end) return missing(c, 12);
  c.at += 12;
  return Layer.IP;
}
