import { u8 } from "../bytes.ts";
import { type Cursor, missing, type Next } from "../cursor.ts";
import { byProtocol } from "./protocol.ts";

/** Authentication header behind IPv4 (RFC 4302, section 2): next header (1), length in words less two (1). */
export function authentication(c: Cursor): Next {
  if (c.at + 12 > c.end) return missing(c, 12);
  const next = u8(c.bytes, c.at);
  c.at += (u8(c.bytes, c.at + 1) + 2) << 2;
  return byProtocol(next);
}
