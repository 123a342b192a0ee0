import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/** PPP in HDLC-like framing (RFC 1662, 3.1): address 0xff, control 0x03, both absent where so agreed; else Cisco HDLC. */
export function pppHdlc(c: Cursor): Next {
  if (c.at + 2 > c.end) return missing(c, 2);
  const first = u8(c.bytes, c.at);
  if (first === 0x0f || first === 0x8f) return Layer.CISCO_HDLC;
  if (first === 0xff) c.at += 2;
  return ppp(c);
}

/** PPP from its protocol field on (RFC 1661, section 2): two bytes, or one where it is odd (RFC 1661, 6.5). */
export function ppp(c: Cursor): Next {
  if (c.at + 2 > c.end) return missing(c, 2);
  let protocol = u8(c.bytes, c.at);
  if ((protocol & 1) !== 0) c.at += 1;
  else {
    protocol = u16(c.bytes, c.at);
    c.at += 2;
  }
  switch (protocol) {
    // Some writers put the EtherType where PPP's own number belongs.
    case 0x0021:
    case 0x0800:
      return Layer.IPV4;
    case 0x0057:
    case 0x86dd:
      return Layer.IPV6;
    case 0x0281:
    case 0x0283:
      return Layer.MPLS;
    case 0x0031:
      return bridged(c);
    case 0x003d:
      return Layer.MULTILINK_PPP;
    default:
      return NOT_TCP;
  }
}

/** Bridged frame (RFC 3518, 4.2): flags and pads (1), MAC type (1), for Ethernet the frame. */
function bridged(c: Cursor): Next {
  if (c.at + 2 > c.end) return missing(c, 2);
  const flags = u8(c.bytes, c.at);
  const macType = u8(c.bytes, c.at + 1);
  c.at += 2;
  // Behind the frame: as many pads as the low bits say, and a check sequence where the first bit is set.
  narrow(c, c.wireEnd - c.at - (flags & 0x0f) - ((flags & 0x80) !== 0 ? 4 : 0));
  return macType === 1 ? Layer.ETHERNET : NOT_TCP;
}

/** Multilink (RFC 1990, section 3), long sequence numbers: only the fragment that begins a packet has its protocol. */
export function multilink(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  if ((u8(c.bytes, c.at) & 0x80) === 0) return NOT_TCP;
  c.at += 4;
  return Layer.PPP;
}

/** PPPoE (RFC 2516, section 4): version and type, code, session, length. Version and code are not looked at: sessions have a type of their own. */
export function pppoe(c: Cursor): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  const length = u16(c.bytes, c.at + 4);
  c.at += 6;
  narrow(c, length);
  return Layer.PPP_HDLC;
}

/** Cisco HDLC: address (1), control (1), EtherType (2). */
export function ciscoHdlc(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const type = u16(c.bytes, c.at + 2);
  c.at += 4;
  return byEtherType(type);
}

/** One byte that says which way the frame went. */
export function direction(c: Cursor, behind: Layer): Next {
  if (c.at + 1 > c.end) return missing(c, 1);
  c.at += 1;
  return behind;
}
