import { u8, u16, u24 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next } from "../cursor.ts";
import { Layer } from "../layer.ts";

const MAGIC = 0x4d4743;
const NO_LINK_LAYER = 0x02;
const EXTENSIONS = 0x80;

/** Juniper's capture header: magic (3), flags (1), extensions with their length (2) where the flags say so. */
export function juniper(c: Cursor, behind: Layer): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  const { bytes, at } = c;
  if (u24(bytes, at) !== MAGIC) return MALFORMED;
  const flags = u8(bytes, at + 3);
  let size = 4;
  if ((flags & EXTENSIONS) !== 0) size += 2 + u16(bytes, at + 4);
  const bare = (flags & NO_LINK_LAYER) !== 0;
  // Without a link layer four bytes stand in its place.
  if (bare) size += 4;
  if (at + size > c.end) return missing(c, size);
  c.at += size;
  return bare ? Layer.IP : behind;
}

/** The ATM cards put a cookie between Juniper's header and LLC. */
export function juniperAtm(c: Cursor, cookie: number): Next {
  const next = juniper(c, Layer.ATM_RFC1483);
  if (next !== Layer.ATM_RFC1483) return next;
  if (c.at + cookie > c.end) return missing(c, cookie);
  c.at += cookie;
  return next;
}
