import { u8, u16, u24 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

const SAP_IP = 0x06;
const SAP_SNAP = 0xaa;
const UNNUMBERED_INFORMATION = 0x03;

/** IEEE 802.2 LLC: DSAP, SSAP, control. */
export function llc(c: Cursor): Next {
  if (c.at + 3 > c.end) return missing(c, 3);
  const { bytes, at } = c;
  // Only unnumbered information carries IP (RFC 1042); the poll bit does not matter.
  if ((u8(bytes, at + 2) & 0xef) !== UNNUMBERED_INFORMATION) return NOT_TCP;
  // The last bit tells groups from one, and commands from responses.
  const dsap = u8(bytes, at) & 0xfe;
  const ssap = u8(bytes, at + 1) & 0xfe;
  c.at += 3;
  if (dsap === SAP_IP) return Layer.IPV4;
  return dsap === SAP_SNAP && ssap === SAP_SNAP ? snap(c, 2) : NOT_TCP;
}

/**
 * SNAP (RFC 1042): organisation (3), protocol (2).
 *
 * @param padding bytes between the header and a bridged frame: 2 over ATM (RFC 2684, 5.2), 0 over Frame Relay
 */
export function snap(c: Cursor, padding: number): Next {
  if (c.at + 5 > c.end) return missing(c, 5);
  const organisation = u24(c.bytes, c.at);
  const protocol = u16(c.bytes, c.at + 3);
  c.at += 5;
  switch (organisation) {
    // RFC 1042, and 802.1H for bridges: an EtherType.
    case 0x000000:
    case 0x0000f8:
      return byEtherType(protocol);
    // Bridged Ethernet, with its check sequence or without.
    case 0x0080c2:
      if (protocol === 0x0001 || protocol === 0x0007) {
        if (c.at + padding > c.end) return missing(c, padding);
        c.at += padding;
        return Layer.ETHERNET;
      }
      return NOT_TCP;
    default:
      return NOT_TCP;
  }
}
