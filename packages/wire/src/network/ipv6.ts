import { u8, u16, u32 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { FrameMark } from "../frame.ts";
import { byProtocol } from "./protocol.ts";

/** Extension headers followed before we give up: RFC 8200 needs no more than a handful. */
const MAX_EXTENSIONS = 32;

/** IPv6 (RFC 8200, section 3) with its extension headers. */
export function ipv6(c: Cursor): Next {
  if (c.at + 40 > c.end) return missing(c, 40);
  const { bytes, at, out } = c;
  if (u8(bytes, at) >> 4 !== 6) return MALFORMED;
  const payloadLength = u16(bytes, at + 4);
  out.ipVersion = 6;
  out.ipOffset = at;
  out.sourceOffset = at + 8;
  out.destinationOffset = at + 24;
  const nextHeader = u8(bytes, at + 6);
  c.at += 40;
  if (payloadLength !== 0) narrow(c, payloadLength);
  else if (nextHeader !== 0) out.marks |= FrameMark.OFFLOADED_LENGTH;
  else if (c.at + 8 > c.end) return missing(c, 8);
  else if (!jumbo(c)) return MALFORMED;
  return nextHeader === 6 ? byProtocol(6) : extensions(c, nextHeader);
}

/** RFC 2675: payload length 0 asks for a jumbo payload option in the hop-by-hop header, of more than 16 bits can say. */
function jumbo(c: Cursor): boolean {
  const { bytes, at } = c;
  const limit = Math.min(c.end, at + 8 + (u8(bytes, at + 1) << 3));
  let option = at + 2;
  while (option + 2 <= limit) {
    const type = u8(bytes, option);
    if (type === 0) {
      option += 1;
      continue;
    }
    if (type === 0xc2 && u8(bytes, option + 1) === 4 && option + 6 <= limit) {
      const length = u32(bytes, option + 2);
      narrow(c, Math.min(length, 0x3fffffff));
      return length > 0xffff;
    }
    option += 2 + u8(bytes, option + 1);
  }
  return false;
}

/**
 * RFC 8200, section 4, AH (RFC 4302) and shim6, whose control messages too say what follows them (RFC 5533, 5.3). Mobility
 * and HIP headers end the chain: nothing follows them.
 */
function extensions(c: Cursor, nextHeader: number): Next {
  const { bytes } = c;
  let next = nextHeader;
  for (let n = 0; n < MAX_EXTENSIONS; n++) {
    let length = 0;
    switch (next) {
      case 0:
      case 43:
      case 60:
      case 140:
      case 44:
      case 51:
        if (c.at + 8 > c.end) return missing(c, 8);
        if (next === 44) {
          length = 8;
          const fragment = u16(bytes, c.at + 2);
          if (fragment >> 3 !== 0) return NOT_TCP;
          if ((fragment & 1) !== 0) c.out.marks |= FrameMark.FRAGMENT;
        } else if (next === 51) length = (u8(bytes, c.at + 1) + 2) << 2;
        else length = (u8(bytes, c.at + 1) + 1) << 3;
        if (next === 43) route(c, length);
        next = u8(bytes, c.at);
        c.at += length;
        break;
      default:
        return byProtocol(next);
    }
  }
  return MALFORMED;
}

/**
 * While a routing header is under way the header's destination is the next hop alone; the connection's is the last one:
 * of type 0 (RFC 5095) and of an uncompressed RPL route (RFC 6554) the last address, of type 2 (RFC 6275) and of segment
 * routing (RFC 8754) the first.
 */
function route(c: Cursor, length: number): void {
  const { bytes, at, out } = c;
  if (!holdsItsAddresses(bytes, at, length)) out.marks |= FrameMark.UNJUDGED;
  if (length < 24 || at + length > c.end || u8(bytes, at + 3) === 0) return;
  const type = u8(bytes, at + 2);
  if (type === 2 || type === 4) out.destinationOffset = at + 8;
  else if (type === 0 || (type === 3 && u8(bytes, at + 4) === 0)) {
    const addresses = (length - 8) >> 4;
    out.destinationOffset = at + 8 + ((addresses - 1) << 4);
  }
}

/** Whether a routing header has room for the addresses that its own fields count. */
function holdsItsAddresses(bytes: Uint8Array, at: number, length: number): boolean {
  const room = length - 8;
  switch (u8(bytes, at + 2)) {
    case 2:
      return room >= 16;
    case 3: {
      // RFC 6554, section 3: how much the last address leaves out, and how much padding follows it.
      const rest = room - (u8(bytes, at + 5) >> 4);
      return rest <= 0 || rest >= 16 - (u8(bytes, at + 4) & 0x0f);
    }
    case 4:
      return room >= (u8(bytes, at + 4) + 1) << 4;
    default:
      return true;
  }
}
