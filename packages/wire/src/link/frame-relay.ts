import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";
import { snap } from "./llc.ts";

/** Frame Relay (RFC 2427, section 3): Q.922 address of 2 to 4 bytes, control 0x03, NLPID; or Cisco's EtherType. */
export function frameRelay(c: Cursor): Next {
  const { bytes } = c;
  let size = 0;
  for (;;) {
    if (c.at + size + 1 > c.end) return missing(c, size + 1);
    const byte = u8(bytes, c.at + size);
    size++;
    if ((byte & 1) !== 0) break;
    if (size === 4) return NOT_TCP;
  }
  if (c.at + size + 2 > c.end) return missing(c, size + 2);
  c.at += size;
  if (u8(bytes, c.at) !== 0x03) {
    const type = u16(bytes, c.at);
    c.at += 2;
    return type >= 0x600 ? byEtherType(type) : NOT_TCP;
  }
  c.at += 1;
  // A pad byte aligns what follows.
  if (u8(bytes, c.at) === 0x00) c.at += 1;
  if (c.at >= c.end) return missing(c, 1);
  const nlpid = u8(bytes, c.at);
  c.at += 1;
  if (nlpid === 0xcc) return Layer.IPV4;
  if (nlpid === 0x8e) return Layer.IPV6;
  return nlpid === 0x80 ? snap(c, 0) : NOT_TCP;
}
