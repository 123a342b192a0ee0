import { type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";

/** The layer behind an EtherType (IEEE Registration Authority; IANA "ieee-802-numbers"). */
export function byEtherType(type: number): Next {
  switch (type) {
    case 0x0800:
      return Layer.IPV4;
    case 0x86dd:
      return Layer.IPV6;
    case 0x8100:
    case 0x88a8:
    case 0x9100:
    case 0x9200:
      return Layer.VLAN;
    default:
      return NOT_TCP;
  }
}
