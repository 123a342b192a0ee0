import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** Endace ERF: time (8), type (1), flags (1), record length (2), colour (2), wire length (2), extension headers. */
export function erf(c: Cursor): Next {
  if (c.at + 16 > c.end) return missing(c, 16);
  const { bytes, at } = c;
  const type = u8(bytes, at + 8);
  const wireLength = u16(bytes, at + 14);
  c.at += 16;
  let more = (type & 0x80) !== 0;
  while (more) {
    if (c.at + 8 > c.end) return missing(c, 8);
    more = (u8(bytes, c.at) & 0x80) !== 0;
    c.at += 8;
  }
  switch (type & 0x7f) {
    case 1:
    case 10:
    case 15:
    case 17:
      narrow(c, wireLength);
      return Layer.PPP_HDLC;
    case 2:
    case 11:
    case 16:
    case 20:
      if (c.at + 2 > c.end) return missing(c, 2);
      c.at += 2;
      narrow(c, wireLength);
      return Layer.ETHERNET;
    case 22:
      return Layer.IPV4;
    case 23:
      return Layer.IPV6;
    default:
      return NOT_TCP;
  }
}
