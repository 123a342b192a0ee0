import { type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** The layer behind an IP protocol number (IANA "protocol-numbers"). */
export function byProtocol(protocol: number): Next {
  switch (protocol) {
    case 6:
      return Layer.TCP;
    case 4:
      return Layer.IPV4;
    case 41:
      return Layer.IPV6;
    default:
      return NOT_TCP;
  }
}
