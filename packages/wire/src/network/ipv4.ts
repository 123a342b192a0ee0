import { u8, u16 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { FrameMark } from "../frame.ts";
import { byProtocol } from "./protocol.ts";

/** IPv4 (RFC 791, 3.1). Padding behind the total length is cut off; only a first fragment goes on. */
export function ipv4(c: Cursor): Next {
  if (c.at + 20 > c.end) return missing(c, 20);
  const { bytes, at, out } = c;
  const first = u8(bytes, at);
  const headerLength = (first & 0x0f) << 2;
  if (first >> 4 !== 4 || headerLength < 20) return MALFORMED;
  const totalLength = u16(bytes, at + 2);
  // Segmentation offload and BIG TCP leave 0 where 16 bits do not suffice or the driver fills it in later.
  if (totalLength === 0) out.marks |= FrameMark.OFFLOADED_LENGTH;
  else if (totalLength < headerLength) return MALFORMED;
  else narrow(c, totalLength);
  out.ipVersion = 4;
  out.ipOffset = at;
  out.sourceOffset = at + 12;
  out.destinationOffset = at + 16;
  const fragment = u16(bytes, at + 6) & 0x3fff;
  if (fragment !== 0) {
    if ((fragment & 0x1fff) !== 0) return NOT_TCP;
    out.marks |= FrameMark.FRAGMENT;
  }
  const protocol = u8(bytes, at + 9);
  c.at += headerLength;
  return byProtocol(protocol);
}
