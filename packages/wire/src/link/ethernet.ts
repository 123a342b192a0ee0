import { u8, u16, u32 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/** Ethernet II and IEEE 802.3: destination (6), source (6), type or length (2). */
export function ethernet(c: Cursor): Next {
  if (c.at + 14 > c.end) return missing(c, 14);
  const type = c.view.getUint16(c.at + 12);
  if (type <= 1500 && isIsl(c)) return Layer.ISL;
  c.at += 14;
  return typeOrLength(c, type);
}

/** What follows a type/length field: 0x600 and up is an EtherType, up to 1500 a length with LLC behind it (IEEE 802.3, 3.2.6). */
export function typeOrLength(c: Cursor, type: number): Next {
  if (type >= 0x600) return byEtherType(type);
  if (type > 1500) return NOT_TCP;
  narrow(c, type);
  return Layer.LLC;
}

/** Cisco's Inter-Switch Link wraps whole frames and is told by its multicast destination. */
function isIsl(c: Cursor): boolean {
  const prefix = u32(c.bytes, c.at);
  return (prefix === 0x01000c00 || prefix === 0x0c000c00) && u8(c.bytes, c.at + 4) === 0;
}

/** IEEE 802.1Q tag: priority and VLAN identifier (2), type (2). The TPID before it was the layer below's type. */
export function vlan(c: Cursor): Next {
  if (c.at + 4 > c.end) return missing(c, 4);
  const type = u16(c.bytes, c.at + 2);
  c.at += 4;
  return typeOrLength(c, type);
}
