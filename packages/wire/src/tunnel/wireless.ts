import { u8, u16, u24 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

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
  return (word & 0x100) !== 0 ? Layer.IEEE802_11_SWAPPED : Layer.ETHERNET;
}

/** LWAPP data (RFC 5412, 3.3): version, flags and fragment, length, status; 802.11 where the control bit is clear. */
export function lwapp(c: Cursor): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  if ((u8(c.bytes, c.at) & 0x04) !== 0) return NOT_TCP;
  c.at += 6;
  return Layer.IEEE802_11;
}
