import { type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** The layer behind an IP protocol number (IANA "protocol-numbers"). */
export function byProtocol(protocol: number): Next {
  switch (protocol) {
    case 6:
      return Layer.TCP;
    case 17:
      return Layer.UDP;
    case 4:
      return Layer.IPV4;
    case 41:
      return Layer.IPV6;
    case 47:
      return Layer.GRE;
    case 51:
      return Layer.AUTHENTICATION;
    case 97:
      return Layer.ETHERIP;
    case 137:
      return Layer.MPLS;
    // Ethernet behind segment routing (RFC 8986, 4.9).
    case 143:
      return Layer.ETHERNET;
    default:
      return NOT_TCP;
  }
}
