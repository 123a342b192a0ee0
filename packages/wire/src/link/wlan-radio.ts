import { u8, u16le, u32, u32le } from "../bytes.ts";
import { type Cursor, MALFORMED, missing, type Next, narrow, UNKNOWN_LINK } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { firstLayer } from "./linktypes.ts";
import { wlanPadded } from "./wlan.ts";

const AVS_1 = 0x80211001;
const AVS_2 = 0x80211002;

/** Radiotap (https://www.radiotap.org): version, pad, length (2, little-endian), present bits, fields. */
export function radiotap(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const { bytes, at } = c;
  const length = u16le(bytes, at + 2);
  if (length < 8) return MALFORMED;
  if (at + length > c.end) return missing(c, length);
  const flags = radiotapFlags(bytes, at, length);
  const padded = (flags & 0x20) !== 0;
  c.at += length;
  if ((flags & 0x10) !== 0) dropCheckSequence(c);
  return padded ? wlanPadded(c) : Layer.IEEE802_11;
}

/** The frame ends with its check sequence of four bytes, which is no payload. */
function dropCheckSequence(c: Cursor): void {
  const size = c.wireEnd - c.at;
  if (size >= 4) narrow(c, size - 4);
}

/** The flags field: second in order, behind the eight bytes of the first (TSFT), which are aligned to eight. */
function radiotapFlags(bytes: Uint8Array, at: number, length: number): number {
  const present = u32le(bytes, at + 4);
  if ((present & 2) === 0) return 0;
  let words = 1;
  while (words * 4 + 8 <= length && (u32le(bytes, at + words * 4) & 0x80000000) !== 0) words++;
  let field = 4 + words * 4;
  if ((present & 1) !== 0) field = ((field + 7) & ~7) + 8;
  return field < length ? u8(bytes, at + field) : 0;
}

/** Prism monitor header, 144 bytes; the same link type also carries AVS headers, told by their magic. */
export function prism(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const magic = u32(c.bytes, c.at);
  if (magic === AVS_1 || magic === AVS_2) return Layer.AVS;
  if (c.at + 144 > c.end) return missing(c, 144);
  c.at += 144;
  return Layer.IEEE802_11;
}

/** AVS capture header: magic (4), length (4). */
export function avs(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const length = u32(c.bytes, c.at + 4);
  if (length < 8) return MALFORMED;
  if (length > c.end - c.at) return missing(c, length);
  c.at += length;
  return Layer.IEEE802_11;
}

/** Per-packet information: version, flags, length (2), link type (4), all little-endian. */
export function ppi(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const length = u16le(c.bytes, c.at + 2);
  const linkType = u32le(c.bytes, c.at + 4);
  if (length < 8) return MALFORMED;
  if (c.at + length > c.end) return missing(c, length);
  c.at += length;
  const layer = firstLayer(linkType);
  return layer < 0 ? UNKNOWN_LINK : layer;
}
