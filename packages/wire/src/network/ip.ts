import { u8, u16 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { ipv4 } from "./ipv4.ts";
import { ipv6 } from "./ipv6.ts";

/** An IP packet whose version is known from its first four bits alone. */
export function ip(c: Cursor): Next {
  if (c.at >= c.end) return missing(c, 1);
  const version = u8(c.bytes, c.at) >> 4;
  if (version === 4) return ipv4(c);
  return version === 6 ? ipv6(c) : MALFORMED;
}

/** LINKTYPE_RAW. Some writers put PPP there, which its first two bytes give away. */
export function raw(c: Cursor): Next {
  if (c.at + 2 <= c.end && u16(c.bytes, c.at) === 0xff03) return Layer.PPP_HDLC;
  return ip(c);
}
