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
    case 0x8847:
    case 0x8848:
      return Layer.MPLS;
    case 0x8864:
      return Layer.PPPOE;
    // Transparent Ethernet bridging (RFC 1701).
    case 0x6558:
      return Layer.ETHERNET;
    case 0x6559:
      return Layer.FRAME_RELAY;
    case 0x880b:
      return Layer.PPP_HDLC;
    // LLC behind a type, for frames longer than a length field can say.
    case 0x8870:
      return Layer.LLC;
    case 0x88e5:
      return Layer.MACSEC;
    case 0x88e7:
      return Layer.PBB;
    case 0x894f:
      return Layer.NSH;
    case 0x8926:
      return Layer.VN_TAG;
    case 0x8909:
      return Layer.CISCO_METADATA;
    case 0x8903:
      return Layer.FABRIC_PATH;
    case 0x22f3:
      return Layer.TRILL;
    case 0x892f:
      return Layer.HSR;
    case 0x88be:
      return Layer.ERSPAN_2;
    case 0x22eb:
      return Layer.ERSPAN_3;
    case 0x4305:
      return Layer.BATMAN;
    case 0x883e:
      return Layer.WCCP;
    default:
      return NOT_TCP;
  }
}
