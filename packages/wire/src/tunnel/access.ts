import { u8, u16 } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byProtocol } from "../network/protocol.ts";

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

/** AYIYA (draft-massar-v6ops-ayiya): identity and signature lengths, operation 1 forwards, next header, epoch. */
export function ayiya(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const { bytes, at } = c;
  if ((u8(bytes, at + 2) & 0x0f) !== 1) return NOT_TCP;
  const size = 8 + (1 << (u8(bytes, at) >> 4)) + ((u8(bytes, at + 1) >> 4) << 2);
  const next = u8(bytes, at + 3);
  if (at + size > c.end) return missing(c, size);
  c.at += size;
  return byProtocol(next);
}
