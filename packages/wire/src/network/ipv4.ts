import { u8 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { FrameMark } from "../frame.ts";
import { Layer } from "../layer.ts";
import { byProtocol } from "./protocol.ts";

const LOOSE_SOURCE_ROUTE = 131;
const STRICT_SOURCE_ROUTE = 137;

/**
 * IPv4 (RFC 791, 3.1). Padding behind the total length is cut off; only a first fragment goes on. IPv6 under IPv4's
 * number is a writer's mistake, and read as what it is.
 */
export function ipv4(c: Cursor): Next {
  if (c.at + 20 > c.end) return missing(c, 20);
  const { view, at, out } = c;
  const first = view.getUint8(at);
  const headerLength = (first & 0x0f) << 2;
  if (first >> 4 !== 4) return first >> 4 === 6 ? Layer.IPV6 : MALFORMED;
  if (headerLength < 20) return MALFORMED;
  const totalLength = view.getUint16(at + 2);
  // Segmentation offload and BIG TCP leave 0 where 16 bits do not suffice or the driver fills it in later.
  if (totalLength === 0) out.marks |= FrameMark.OFFLOADED_LENGTH;
  else if (totalLength < headerLength) return MALFORMED;
  else narrow(c, totalLength);
  out.ipVersion = 4;
  out.ipOffset = at;
  out.sourceOffset = at + 12;
  out.destinationOffset = at + 16;
  const fragment = view.getUint16(at + 6) & 0x3fff;
  if (fragment !== 0) {
    if ((fragment & 0x1fff) !== 0) return NOT_TCP;
    out.marks |= FrameMark.FRAGMENT;
  } else {
    // A whole packet in a tunnel's first fragment: its segment is followed as far as it is there.
    out.marks &= ~FrameMark.FRAGMENT;
  }
  const protocol = view.getUint8(at + 9);
  c.at += headerLength;
  if (headerLength > 20) sourceRoute(c, at + 20, c.at);
  return byProtocol(protocol);
}

/**
 * While a source route is under way the header's destination is the next hop alone; the connection's is the last address
 * of the route (RFC 791, 3.1, and RFC 9293, 3.9.2.1). The first route option counts; one that is used up does not.
 */
function sourceRoute(c: Cursor, from: number, limit: number): void {
  const { bytes } = c;
  const stop = Math.min(limit, c.end);
  let at = from;
  while (at + 2 < stop) {
    const kind = u8(bytes, at);
    if (kind === 0) return;
    if (kind === 1) {
      at += 1;
      continue;
    }
    const length = u8(bytes, at + 1);
    if (length < 2 || at + length > stop) return;
    if (kind === LOOSE_SOURCE_ROUTE || kind === STRICT_SOURCE_ROUTE) {
      const pointer = u8(bytes, at + 2);
      const underWay = pointer >= 4 && pointer % 4 === 0 && pointer <= length;
      if (underWay && length >= 7) c.out.destinationOffset = at + length - 4;
      return;
    }
    at += length;
  }
}
