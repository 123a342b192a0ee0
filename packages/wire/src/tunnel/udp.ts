import { u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP, narrow } from "../cursor.ts";
import { Layer } from "../layer.ts";

/**
 * UDP (RFC 768), for the tunnels that run over it: told by the destination's port, or else by the source's, which many
 * tunnels choose at random to spread their flows (RFC 7348, section 5).
 */
export function udp(c: Cursor): Next {
  if (c.at + 8 > c.end) return missing(c, 8);
  const { bytes, at } = c;
  const source = u16(bytes, at);
  const destination = u16(bytes, at + 2);
  const length = u16(bytes, at + 4);
  if (length >= 8) narrow(c, length);
  c.at += 8;
  const layer = byPort(destination);
  return layer === NOT_TCP ? byPort(source) : layer;
}

/** IANA "service-names-port-numbers". */
function byPort(port: number): Next {
  switch (port) {
    case 1701:
      return Layer.L2TP;
    case 2152:
    case 3386:
      return Layer.GTP;
    case 3544:
      return Layer.TEREDO;
    case 4341:
      return Layer.LISP;
    case 4789:
    // OTV, and Linux's VXLAN before it had a port: the same eight bytes.
    case 8472:
      return Layer.VXLAN;
    case 4790:
      return Layer.VXLAN_GPE;
    case 5072:
      return Layer.AYIYA;
    case 5247:
      return Layer.CAPWAP;
    case 6081:
      return Layer.GENEVE;
    case 6343:
      return Layer.SFLOW;
    case 6635:
      return Layer.MPLS;
    case 12222:
      return Layer.LWAPP;
    case 37008:
      return Layer.TZSP;
    default:
      return NOT_TCP;
  }
}
