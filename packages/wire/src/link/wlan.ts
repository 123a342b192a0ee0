import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** IEEE 802.11 (9.2.3): a data frame that is not protected goes on to LLC. */
export function wlan(c: Cursor): Next {
  return dataFrame(c, false, false);
}

/** The same with both bytes of the frame control swapped. */
export function wlanSwapped(c: Cursor): Next {
  return dataFrame(c, false, true);
}

/** The same where the radio put padding behind the header, up to a multiple of four. */
export function wlanPadded(c: Cursor): Next {
  return dataFrame(c, true, false);
}

function dataFrame(c: Cursor, padded: boolean, swapped: boolean): Next {
  if (c.at + 24 > c.end) return missing(c, 24);
  const { bytes, at } = c;
  const control = u8(bytes, swapped ? at + 1 : at);
  const flags = u8(bytes, swapped ? at : at + 1);
  const isData = (control & 0x0c) === 0x08;
  const isNull = (control & 0x40) !== 0;
  const isProtected = (flags & 0x40) !== 0;
  if (!isData || isNull || isProtected) return NOT_TCP;
  let size = (flags & 0x03) === 0x03 ? 30 : 24;
  let aggregated = false;
  if ((control & 0x80) !== 0) {
    if (at + size + 2 > c.end) return missing(c, size + 2);
    aggregated = (u8(bytes, at + size) & 0x80) !== 0;
    size += 2;
    if ((flags & 0x80) !== 0) size += 4;
  }
  if (padded) size = (size + 3) & ~3;
  c.at += size;
  if (!aggregated) return Layer.LLC;
  // A-MSDU: destination, source, length; the first of its frames is read.
  if (c.at + 14 > c.end) return missing(c, 14);
  const length = u16(bytes, c.at + 12);
  c.at += 14;
  narrow(c, length);
  return Layer.LLC;
}
