import { u8, u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

const TAG_END = 0;
const TAG_DISSECTOR_NAME = 12;

/** Wireshark's exported PDUs: tags of type (2) and length (2); one names the protocol that follows the last. */
export function exportedPdu(c: Cursor): Next {
  const { bytes } = c;
  let next: Next = NOT_TCP;
  for (;;) {
    if (c.at + 4 > c.end) return missing(c, 4);
    const tag = u16(bytes, c.at);
    const length = u16(bytes, c.at + 2);
    c.at += 4;
    if (c.at + length > c.end) return missing(c, length);
    if (tag === TAG_DISSECTOR_NAME) next = byName(nameAt(bytes, c.at, c.at + length));
    c.at += length;
    if (tag === TAG_END) return next;
  }
}

/** The name, padded with zero bytes. No frame of ordinary traffic comes here, so a string does no harm. */
function nameAt(bytes: Uint8Array, from: number, to: number): string {
  let name = "";
  for (let at = from; at < to && u8(bytes, at) !== 0; at++) name += String.fromCharCode(u8(bytes, at));
  return name;
}

function byName(name: string): Next {
  switch (name) {
    case "ip":
      return Layer.IPV4;
    case "ipv6":
      return Layer.IPV6;
    case "eth":
    case "eth_withfcs":
    case "eth_withoutfcs":
    case "eth_maybefcs":
      return Layer.ETHERNET;
    default:
      return NOT_TCP;
  }
}
