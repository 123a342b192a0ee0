import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";
import { typeOrLength } from "./ethernet.ts";

/** A header of fixed length in which nothing matters to us. */
export function fixed(c: Cursor, size: number, behind: Layer): Next {
  if (c.at + size > c.end) return missing(c, size);
  c.at += size;
  return behind;
}

/** A header of fixed length with an EtherType in it. */
export function typed(c: Cursor, size: number, typeAt: number): Next {
  if (c.at + size > c.end) return missing(c, size);
  const type = u16(c.bytes, c.at + typeAt);
  c.at += size;
  return byEtherType(type);
}

/** Ethernet with a switch's tag between the addresses and the type. */
export function switchTag(c: Cursor, tag: number): Next {
  const size = 14 + tag;
  if (c.at + size > c.end) return missing(c, size);
  const type = u16(c.bytes, c.at + 12 + tag);
  c.at += size;
  return typeOrLength(c, type);
}

/** Solaris IPNET: version (1), address family (1), and 22 bytes more. */
export function ipnet(c: Cursor): Next {
  return fixed(c, 24, Layer.IP);
}

/** DOCSIS 3.1, 6.2: frame control (1), parameter (1), length (2), extended header, check sequence (2); Ethernet. */
export function docsis(c: Cursor): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  const control = u8(c.bytes, c.at);
  if (control >> 6 !== 0) return NOT_TCP;
  return fixed(c, 6 + ((control & 1) !== 0 ? u8(c.bytes, c.at + 1) : 0), Layer.ETHERNET);
}
