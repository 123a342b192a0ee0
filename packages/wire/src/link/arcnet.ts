import { u8 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

const OLD_IP = 240;
const IP = 212;
const IPV6 = 196;

/** ARCnet as BSD captures it: source, destination, then the protocol. */
export function arcnet(c: Cursor): Next {
  return arcnetAt(c, 2);
}

/** ARCnet as Linux captures it: source, destination, offset (2), then the protocol. */
export function arcnetLinux(c: Cursor): Next {
  return arcnetAt(c, 4);
}

/** RFC 1051: the packet follows the protocol. RFC 1201: split flag (1) and sequence number (2) are between; the
 * first part of a split packet has its header, and what a later part begins with is no IP. */
function arcnetAt(c: Cursor, addresses: number): Next {
  const need = addresses + 4;
  if (c.at + need > c.end) return missing(c, need);
  const { bytes } = c;
  c.at += addresses;
  const protocol = u8(bytes, c.at);
  c.at += 1;
  if (protocol === OLD_IP) return Layer.IPV4;
  // 0xff is an exception frame: the real header follows it.
  if (u8(bytes, c.at) === 0xff) c.at += 4;
  if (c.at + 3 > c.end) return missing(c, 3);
  c.at += 3;
  if (protocol === IP) return Layer.IPV4;
  return protocol === IPV6 ? Layer.IPV6 : NOT_TCP;
}
