import { u8 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** RFC 2684 over ATM: LLC, or the packet alone where the circuit carries one protocol. */
export function atm(c: Cursor): Next {
  if (c.at + 3 > c.end) return missing(c, 3);
  return u8(c.bytes, c.at) >> 4 === 4 ? Layer.IPV4 : Layer.LLC;
}

/** SunATM: direction and traffic type (1), VPI (1), VCI (2). */
export function sunAtm(c: Cursor): Next {
  if (c.at + 6 > c.end) return missing(c, 6);
  const type = u8(c.bytes, c.at) & 0x0f;
  c.at += 4;
  if (type === 2) return Layer.LLC;
  if (type !== 1) return NOT_TCP;
  // LAN emulation: its own identifier, then Ethernet.
  c.at += 2;
  return Layer.ETHERNET;
}
