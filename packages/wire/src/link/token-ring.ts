import { u8 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** IEEE 802.5: access control, frame control, destination, source, routing where the source's first bit says so. */
export function tokenRing(c: Cursor): Next {
  if (c.at + 15 > c.end) return missing(c, 15);
  const { bytes, at } = c;
  if ((u8(bytes, at + 1) & 0xc0) !== 0x40) return NOT_TCP;
  const routed = (u8(bytes, at + 8) & 0x80) !== 0;
  c.at += 14 + (routed ? u8(bytes, at + 14) & 0x1f : 0);
  return Layer.LLC;
}

/** FDDI (ISO 9314-2): frame control, destination, source. LLC frames only. */
export function fddi(c: Cursor): Next {
  if (c.at + 13 > c.end) return missing(c, 13);
  if ((u8(c.bytes, c.at) & 0xf0) !== 0x50) return NOT_TCP;
  c.at += 13;
  return Layer.LLC;
}
