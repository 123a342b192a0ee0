import { Layer } from "../layer.ts";

/** LINKTYPE_ values (https://www.tcpdump.org/linktypes.html) and the layer each begins with. */
const FIRST_LAYER: readonly (readonly [linkType: number, layer: Layer])[] = [
  [0, Layer.LOOPBACK],
  [1, Layer.ETHERNET],
  [6, Layer.TOKEN_RING],
  [7, Layer.ARCNET],
  [8, Layer.SLIP],
  [9, Layer.PPP_HDLC],
  [10, Layer.FDDI],
  // DLT_RAW has several numbers among the BSDs, and some writers put the DLT where the LINKTYPE belongs.
  [12, Layer.RAW],
  [14, Layer.RAW],
  [11, Layer.ATM_RFC1483],
  [19, Layer.ATM_RFC1483],
  [50, Layer.PPP_HDLC],
  [51, Layer.PPPOE],
  [99, Layer.SYMANTEC],
  [100, Layer.ATM_RFC1483],
  [101, Layer.RAW],
  [104, Layer.CISCO_HDLC],
  [105, Layer.IEEE802_11],
  [106, Layer.ATM_RFC1483],
  [107, Layer.FRAME_RELAY],
  [108, Layer.LOOPBACK],
  [109, Layer.ENC],
  [112, Layer.CISCO_HDLC],
  [113, Layer.SLL],
  [117, Layer.PFLOG],
  [119, Layer.PRISM],
  [122, Layer.IP_OVER_FC],
  [123, Layer.SUN_ATM],
  [127, Layer.RADIOTAP],
  [129, Layer.ARCNET_LINUX],
  [135, Layer.JUNIPER_ATM_2],
  [137, Layer.JUNIPER_ATM_1],
  [138, Layer.IP_OVER_IEEE1394],
  [143, Layer.DOCSIS],
  [163, Layer.AVS],
  [166, Layer.PPP_WITH_DIRECTION],
  [167, Layer.JUNIPER_ETHERNET],
  [178, Layer.JUNIPER_ETHERNET],
  [179, Layer.JUNIPER_PPP],
  [180, Layer.JUNIPER_FRAME_RELAY],
  [181, Layer.JUNIPER_CISCO_HDLC],
  [192, Layer.PPI],
  [197, Layer.ERF],
  [204, Layer.PPP_WITH_DIRECTION],
  [205, Layer.CISCO_HDLC_WITH_DIRECTION],
  [206, Layer.FRAME_RELAY_WITH_DIRECTION],
  [226, Layer.IPNET],
  [228, Layer.IPV4],
  [229, Layer.IPV6],
  [239, Layer.NFLOG],
  [240, Layer.NETANALYZER],
  [241, Layer.NETANALYZER_TRANSPARENT],
  [242, Layer.IPOIB],
  [252, Layer.EXPORTED_PDU],
  [258, Layer.PKTAP],
  [274, Layer.MPACKET],
  [276, Layer.SLL2],
  [281, Layer.BROADCOM_TAG],
  [282, Layer.BROADCOM_PREPEND],
  [284, Layer.DSA],
  [285, Layer.EDSA],
];

const NONE = 255;
const table = new Uint8Array(512).fill(NONE);
for (const [linkType, layer] of FIRST_LAYER) table[linkType] = layer;

/** Link types that we read. */
export const LINK_TYPES: readonly number[] = FIRST_LAYER.map(([linkType]) => linkType);

/** The first layer of frames of a link type, or −1 where we do not read it. */
export function firstLayer(linkType: number): number {
  const layer = linkType >= 0 && linkType < table.length ? (table[linkType] as number) : NONE;
  return layer === NONE ? -1 : layer;
}
