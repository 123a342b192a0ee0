import { u8, u16, u16le, u32le } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, NOT_TCP, narrow, UNKNOWN_LINK } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { firstLayer } from "./linktypes.ts";

const NFULA_PAYLOAD = 9;

/** Linux NFLOG: family (1), version (1), resource (2), then attributes in the capturing machine's byte order. */
export function nflog(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const { bytes } = c;
  let at = c.at + 4;
  if (at + 4 > c.end) return NOT_TCP;
  // Lengths read well either way; types are small, but for two flags in their first bits, and Linux begins with type 1.
  const big = (u8(bytes, at + 2) & 0x3f) === 0 && u8(bytes, at + 3) !== 0;
  while (at + 4 <= c.end) {
    const length = big ? u16(bytes, at) : u16le(bytes, at);
    const type = (big ? u16(bytes, at + 2) : u16le(bytes, at + 2)) & 0x3fff;
    if (length < 4) return MALFORMED;
    if (type === NFULA_PAYLOAD) {
      c.at = at + 4;
      narrow(c, length - 4);
      return Layer.IP;
    }
    at += (length + 3) & ~3;
  }
  return NOT_TCP;
}

/** Apple's PKTAP: header length (4), record type (4), link type (4), little-endian as written. */
export function pktap(c: Cursor): Next {
  if (c.at + 12 > c.end) return missing(c, 12);
  const length = u32le(c.bytes, c.at);
  const linkType = u32le(c.bytes, c.at + 8);
  if (length < 12) return MALFORMED;
  if (length > c.end - c.at) return missing(c, length);
  c.at += length;
  const layer = firstLayer(linkType);
  return layer < 0 ? UNKNOWN_LINK : layer;
}
