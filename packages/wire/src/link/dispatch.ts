import { type Cursor, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { arcnet, arcnetLinux } from "./arcnet.ts";
import { atm, sunAtm } from "./atm.ts";
import { enc, pflog } from "./bsd.ts";
import { nflog, pktap } from "./captured.ts";
import { erf } from "./erf.ts";
import { exportedPdu } from "./exported.ts";
import { frameRelay } from "./frame-relay.ts";
import { juniper, juniperAtm } from "./juniper.ts";
import { ciscoHdlc, direction, multilink, ppp, pppHdlc, pppoe } from "./ppp.ts";
import { docsis, fixed, ipnet, switchTag, typed } from "./prefixed.ts";
import { batman, macsec, nsh, trill, typedTag, wccp } from "./tags.ts";
import { fddi, tokenRing } from "./token-ring.ts";
import { wlan, wlanSwapped } from "./wlan.ts";
import { avs, ppi, prism, radiotap } from "./wlan-radio.ts";

/** The link layers and tags that few captures have. */
export function rarerLink(layer: number, c: Cursor): Next {
  switch (layer) {
    case Layer.PPPOE:
      return pppoe(c);
    case Layer.PPP_HDLC:
      return pppHdlc(c);
    case Layer.PPP:
      return ppp(c);
    case Layer.MULTILINK_PPP:
      return multilink(c);
    case Layer.CISCO_HDLC:
      return ciscoHdlc(c);
    case Layer.PPP_WITH_DIRECTION:
      return direction(c, Layer.PPP_HDLC);
    case Layer.CISCO_HDLC_WITH_DIRECTION:
      return direction(c, Layer.CISCO_HDLC);
    case Layer.FRAME_RELAY_WITH_DIRECTION:
      return direction(c, Layer.FRAME_RELAY);
    case Layer.FRAME_RELAY:
      return frameRelay(c);
    case Layer.TOKEN_RING:
      return tokenRing(c);
    case Layer.FDDI:
      return fddi(c);
    case Layer.ARCNET:
      return arcnet(c);
    case Layer.ARCNET_LINUX:
      return arcnetLinux(c);
    case Layer.ATM_RFC1483:
      return atm(c);
    case Layer.SUN_ATM:
      return sunAtm(c);
    case Layer.IP_OVER_FC:
      // RFC 2625, 5.2: both network addresses, then LLC.
      return fixed(c, 16, Layer.LLC);
    case Layer.IEEE802_11:
      return wlan(c);
    case Layer.IEEE802_11_SWAPPED:
      return wlanSwapped(c);
    case Layer.RADIOTAP:
      return radiotap(c);
    case Layer.PRISM:
      return prism(c);
    case Layer.AVS:
      return avs(c);
    case Layer.PPI:
      return ppi(c);
    case Layer.PFLOG:
      return pflog(c);
    case Layer.ENC:
      return enc(c);
    case Layer.NFLOG:
      return nflog(c);
    case Layer.PKTAP:
      return pktap(c);
    default:
      return vendorLink(layer, c);
  }
}

/** What makers of hardware and systems put before or into Ethernet and IP. */
function vendorLink(layer: number, c: Cursor): Next {
  switch (layer) {
    case Layer.JUNIPER_ETHERNET:
      return juniper(c, Layer.ETHERNET);
    case Layer.JUNIPER_PPP:
      return juniper(c, Layer.PPP_HDLC);
    case Layer.JUNIPER_FRAME_RELAY:
      return juniper(c, Layer.FRAME_RELAY);
    case Layer.JUNIPER_CISCO_HDLC:
      return juniper(c, Layer.CISCO_HDLC);
    case Layer.JUNIPER_ATM_1:
      return juniperAtm(c, 4);
    case Layer.JUNIPER_ATM_2:
      return juniperAtm(c, 8);
    case Layer.EXPORTED_PDU:
      return exportedPdu(c);
    case Layer.BATMAN:
      return batman(c);
    case Layer.ERF:
      return erf(c);
    case Layer.IPOIB:
      // RFC 4391, section 6: the type and two reserved bytes, behind the global routing header of 40.
      return typed(c, 44, 40);
    case Layer.IP_OVER_IEEE1394:
      return typed(c, 18, 16);
    case Layer.SYMANTEC:
      return typed(c, 44, 6);
    case Layer.IPNET:
      return ipnet(c);
    case Layer.DOCSIS:
      return docsis(c);
    case Layer.SLIP:
      return fixed(c, 16, Layer.IP);
    case Layer.NETANALYZER:
      return fixed(c, 4, Layer.ETHERNET);
    case Layer.NETANALYZER_TRANSPARENT:
      return fixed(c, 12, Layer.ETHERNET);
    case Layer.MPACKET:
      // IEEE 802.3, 99.3: preamble and delimiter.
      return fixed(c, 8, Layer.ETHERNET);
    case Layer.DSA:
    case Layer.BROADCOM_TAG:
      return switchTag(c, 4);
    case Layer.EDSA:
      return switchTag(c, 8);
    case Layer.BROADCOM_PREPEND:
      return fixed(c, 4, Layer.ETHERNET);
    case Layer.ISL:
      return fixed(c, 26, Layer.ETHERNET);
    case Layer.MACSEC:
      return macsec(c);
    case Layer.NSH:
      return nsh(c);
    case Layer.PBB:
      // IEEE 802.1ah: flags and service identifier, then the customer's frame.
      return fixed(c, 4, Layer.ETHERNET);
    case Layer.VN_TAG:
      return typedTag(c, 6);
    case Layer.CISCO_METADATA:
      return typedTag(c, 8);
    case Layer.FABRIC_PATH:
      return fixed(c, 2, Layer.ETHERNET);
    case Layer.TRILL:
      return trill(c);
    case Layer.HSR:
      return typedTag(c, 6);
    case Layer.WCCP:
      return wccp(c);
    default:
      return NOT_TCP;
  }
}
