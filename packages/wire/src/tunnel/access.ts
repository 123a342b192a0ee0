import { u8, u16, u24 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

const G_PDU = 0xff;

/** GTP-U (3GPP TS 29.281, 5.1), version 1 with its extension headers, and version 0 of 20 bytes (TS 09.60). */
export function gtp(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const { bytes, at } = c;
  const flags = u8(bytes, at);
  if (u8(bytes, at + 1) !== G_PDU) return NOT_TCP;
  if (flags >> 5 === 0) {
    c.at += 20;
    return Layer.IP;
  }
  if (flags >> 5 !== 1) return NOT_TCP;
  c.at += 8;
  if ((flags & 7) === 0) return Layer.IP;
  if (c.at + 4 > c.end) return missing(c, 4);
  // The three optional fields are there together; the last is the next extension's type if its bit is set.
  let extension = (flags & 4) !== 0 ? u8(bytes, c.at + 3) : 0;
  c.at += 4;
  while (extension !== 0) {
    if (c.at + 4 > c.end) return missing(c, 4);
    const size = u8(bytes, c.at) << 2;
    if (size === 0) return MALFORMED;
    if (c.at + size > c.end) return missing(c, size);
    c.at += size;
    extension = u8(bytes, c.at - 1);
  }
  return Layer.IP;
}

/** L2TP version 2 (RFC 2661, 3.1): data messages carry PPP. */
export function l2tp(c: Cursor): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  const { bytes, at } = c;
  const flags = u16(bytes, at);
  if ((flags & 0x8000) !== 0 || (flags & 0x000f) !== 2) return NOT_TCP;
  let size = 6;
  if ((flags & 0x4000) !== 0) size += 2;
  if ((flags & 0x0800) !== 0) size += 4;
  if ((flags & 0x0200) !== 0) {
    if (at + size + 2 > c.end) return missing(c, size + 2);
    size += 2 + u16(bytes, at + size);
  }
  if (at + size > c.end) return missing(c, size);
  c.at += size;
  return c.at < c.wireEnd ? Layer.PPP_HDLC : NOT_TCP;
}

/** Teredo (RFC 4380, 5.1.1): authentication and origin indications may come first. */
export function teredo(c: Cursor): Next {
  const { bytes } = c;
  if (c.at + 4 > c.end) return missing(c, 4);
  if (u16(bytes, c.at) === 0x0001) {
    c.at += 13 + u8(bytes, c.at + 2) + u8(bytes, c.at + 3);
    if (c.at + 2 > c.end) return missing(c, 2);
  }
  if (u16(bytes, c.at) === 0x0000) c.at += 8;
  if (c.at >= c.end) return missing(c, 1);
  return u8(bytes, c.at) >> 4 === 6 ? Layer.IPV6 : NOT_TCP;
}

/** TaZmen sniffer: version, type (2 is a keep-alive), protocol (2), tags up to the end tag. */
export function tzsp(c: Cursor): Next {
  if (c.at + 5 > c.end) return missing(c, 5);
  const { bytes } = c;
  const type = u8(bytes, c.at + 1);
  const protocol = u16(bytes, c.at + 2);
  if (type > 1) return NOT_TCP;
  c.at += 4;
  for (;;) {
    if (c.at >= c.end) return missing(c, 1);
    const tag = u8(bytes, c.at);
    c.at += 1;
    if (tag === 1) break;
    if (tag === 0) continue;
    if (c.at >= c.end) return missing(c, 1);
    c.at += 1 + u8(bytes, c.at);
  }
  if (protocol === 1) return Layer.ETHERNET;
  return protocol === 18 ? Layer.IEEE802_11 : NOT_TCP;
}

/** CAPWAP data (RFC 5415, 4.3): header length in words in five bits, binding and T flag say what is inside. */
export function capwap(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const { bytes, at } = c;
  if (u8(bytes, at) !== 0) return NOT_TCP;
  const word = u24(bytes, at + 1);
  const size = (word >> 19) << 2;
  const fragment = u16(bytes, at + 6) >> 3;
  if (size < 8 || fragment !== 0) return NOT_TCP;
  if (at + size > c.end) return missing(c, size);
  c.at += size;
  return (word & 0x100) !== 0 ? Layer.IEEE802_11 : Layer.ETHERNET;
}
