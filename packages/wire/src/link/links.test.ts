import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode.ts";
import { FrameMark, newDecodedFrame, Outcome } from "../frame.ts";
import { fromHex } from "../hex.test-data.ts";
import { ETHERNET_IPV4, IPV4_SEGMENT, IPV6_SEGMENT, LLC_SEGMENT, WLAN_SEGMENT } from "../packets.test-data.ts";
import { LINK_TYPES } from "./linktypes.ts";

/** Link type, what it is, and a frame that carries the packet 192.168.11.223:10000 → 192.168.11.220:55001, 5 bytes. */
const FRAMES: readonly (readonly [linkType: number, name: string, hex: string])[] = [
  [0, "NULL, little-endian", `02000000${IPV4_SEGMENT}`],
  [0, "NULL, big-endian", `00000002${IPV4_SEGMENT}`],
  [0, "NULL, IPv6 of macOS", `1e000000${IPV6_SEGMENT}`],
  [0, "NULL, IPv6 of FreeBSD", `1c000000${IPV6_SEGMENT}`],
  [0, "NULL, an EtherType for a family", `00000800${IPV4_SEGMENT}`],
  [0, "NULL, an EtherType, little-endian", `00080000${IPV4_SEGMENT}`],
  [0, "NULL, PPP really", `ff030021${IPV4_SEGMENT}`],
  [1, "Ethernet", ETHERNET_IPV4],
  [1, "Ethernet, trailer behind the packet", `${ETHERNET_IPV4}aabbccdd00000000`],
  [1, "Ethernet, 802.1Q", `020000000001 020000000002 8100 0005 0800 ${IPV4_SEGMENT}`],
  [1, "Ethernet, QinQ and one more", `020000000001 020000000002 88a8 0001 8100 0002 9100 0003 0800 ${IPV4_SEGMENT}`],
  [1, "Ethernet, 802.1Q with LLC", `020000000001 020000000002 8100 0005 0035 ${LLC_SEGMENT}`],
  [1, "Ethernet, LLC and SNAP", `020000000001 020000000002 0035 ${LLC_SEGMENT}00000000`],
  [1, "Ethernet, LLC with IP's own SAP", `020000000001 020000000002 0030 060603 ${IPV4_SEGMENT}`],
  [1, "Ethernet, LLC behind a type", `020000000001 020000000002 8870 ${LLC_SEGMENT}`],
  [1, "Ethernet, MPLS", `020000000001 020000000002 8847 00010040 00020140 ${IPV4_SEGMENT}`],
  [1, "Ethernet, MPLS, IPv6", `020000000001 020000000002 8847 00002140 ${IPV6_SEGMENT}`],
  [1, "Ethernet, MPLS, pseudowire", `020000000001 020000000002 8847 00010140 00000000 ${ETHERNET_IPV4}`],
  [1, "Ethernet, PPPoE session", `020000000001 020000000002 8864 1100 0005 002f 0021 ${IPV4_SEGMENT}`],
  [1, "Ethernet, Inter-Switch Link", `01000c000000 020000000002 0060 aaaa03 000000 0001 0000 0000 ${ETHERNET_IPV4}`],
  [1, "Ethernet, provider backbone", `020000000001 020000000002 88e7 00000005 ${ETHERNET_IPV4}`],
  [
    1,
    "Ethernet, MACsec in plain text",
    `020000000001 020000000002 88e5 20 00 00000001 0200000000020001 0800 ${IPV4_SEGMENT}`,
  ],
  [1, "Ethernet, VN-Tag", `020000000001 020000000002 8926 00000000 0800 ${IPV4_SEGMENT}`],
  [1, "Ethernet, Cisco metadata", `020000000001 020000000002 8909 0101 0001 0064 0800 ${IPV4_SEGMENT}`],
  [1, "Ethernet, HSR", `020000000001 020000000002 892f 0033 0001 0800 ${IPV4_SEGMENT}`],
  [1, "Ethernet, FabricPath", `020000000001 020000000002 8903 0041 ${ETHERNET_IPV4}`],
  [1, "Ethernet, TRILL", `020000000001 020000000002 22f3 0001 0001 0002 ${ETHERNET_IPV4}`],
  [1, "Ethernet, service header", `020000000001 020000000002 894f 0fc2 0101 00000001 ${IPV4_SEGMENT}`],
  [1, "Ethernet, B.A.T.M.A.N.", `020000000001 020000000002 4305 400f3200 020000000001 ${ETHERNET_IPV4}`],
  [6, "Token Ring", `1040 020000000001 020000000002 ${LLC_SEGMENT}`],
  [6, "Token Ring, routed", `1040 020000000001 820000000002 0630 0011 0020 ${LLC_SEGMENT}`],
  [7, "ARCnet, RFC 1201", `01 02 d4 00 0001 ${IPV4_SEGMENT}`],
  [7, "ARCnet, RFC 1051", `01 02 f0 ${IPV4_SEGMENT}`],
  [7, "ARCnet, exception frame", `01 02 d4 ff0000d4 00 0001 ${IPV4_SEGMENT}`],
  [8, "SLIP", `00000000000000000000000000000000 ${IPV4_SEGMENT}`],
  [9, "PPP", `ff03 0021 ${IPV4_SEGMENT}`],
  [9, "PPP, compressed protocol, no address", `57 ${IPV6_SEGMENT}`],
  [9, "PPP, bridged", `ff03 0031 0001 ${ETHERNET_IPV4}`],
  [9, "PPP, multilink", `ff03 003d c0000001 0021 ${IPV4_SEGMENT}`],
  [10, "FDDI", `50 020000000001 020000000002 ${LLC_SEGMENT}`],
  [50, "PPP that is Cisco HDLC", `0f00 0800 ${IPV4_SEGMENT}`],
  [51, "PPPoE", `1100 0005 002f 0021 ${IPV4_SEGMENT}`],
  [99, "Symantec", `000000000000 0800 ${"00".repeat(36)} ${IPV4_SEGMENT}`],
  [100, "ATM, LLC", LLC_SEGMENT],
  [11, "ATM under its old number", LLC_SEGMENT],
  [100, "ATM, one protocol", IPV4_SEGMENT],
  [100, "ATM, bridged", `aaaa03 0080c2 0007 0000 ${ETHERNET_IPV4}`],
  [101, "raw IPv4", IPV4_SEGMENT],
  [101, "raw IPv6", IPV6_SEGMENT],
  [12, "raw, another number", IPV6_SEGMENT],
  [14, "raw, and another", IPV4_SEGMENT],
  [104, "Cisco HDLC", `0f00 86dd ${IPV6_SEGMENT}`],
  [105, "802.11", WLAN_SEGMENT],
  [105, "802.11, QoS", `8802 0000 020000000001 020000000002 020000000003 1000 0000 ${LLC_SEGMENT}`],
  [105, "802.11, four addresses", `0803 0000 020000000001 020000000002 020000000003 1000 020000000004 ${LLC_SEGMENT}`],
  [105, "802.11, HT control", `8882 0000 020000000001 020000000002 020000000003 1000 0000 00000000 ${LLC_SEGMENT}`],
  [
    105,
    "802.11, A-MSDU",
    `8802 0000 020000000001 020000000002 020000000003 1000 8000 020000000001 020000000002 0035 ${LLC_SEGMENT}`,
  ],
  [107, "Frame Relay, NLPID", `1841 03 cc ${IPV4_SEGMENT}`],
  [107, "Frame Relay, SNAP", `1841 03 00 80 000000 0800 ${IPV4_SEGMENT}`],
  [107, "Frame Relay, Cisco", `1841 86dd ${IPV6_SEGMENT}`],
  [107, "Frame Relay, bridged", `1841 03 00 80 0080c2 0007 ${ETHERNET_IPV4}`],
  [108, "LOOP", `00000018 ${IPV6_SEGMENT}`],
  [109, "OpenBSD enc", `02000000 00000000 00000000 ${IPV4_SEGMENT}`],
  [113, "SLL", `0000 0001 0006 020000000001 0000 0800 ${IPV4_SEGMENT}`],
  [113, "SLL, LLC", `0000 0001 0006 020000000001 0000 0004 ${LLC_SEGMENT}`],
  [113, "SLL, radiotap", `0000 0323 0000 0000000000000000 0003 0000 0800 00000000 ${WLAN_SEGMENT}`],
  [117, "PFLOG", `3d 02 00 00 65746830 ${"00".repeat(56)} ${IPV4_SEGMENT}`],
  [119, "Prism", `44000000 90000000 ${"00".repeat(136)} ${WLAN_SEGMENT}`],
  [119, "AVS under Prism's number", `80211001 00000040 ${"00".repeat(56)} ${WLAN_SEGMENT}`],
  [122, "IP over Fibre Channel", `1000 020000000001 1000 020000000002 ${LLC_SEGMENT}`],
  [123, "SunATM, LLC", `02 00 0021 ${LLC_SEGMENT}`],
  [123, "SunATM, LAN emulation", `01 00 0021 0001 ${ETHERNET_IPV4}`],
  [127, "radiotap", `0000 0800 00000000 ${WLAN_SEGMENT}`],
  [127, "radiotap, a check sequence behind", `0000 0900 02000000 10 ${WLAN_SEGMENT} deadbeef`],
  [
    127,
    "radiotap with padding behind the 802.11 header",
    `0000 1900 03000080 00000000 00000000 0000000000000000 20 8802 0000 020000000001 020000000002 020000000003 1000 0000 0000 ${LLC_SEGMENT}`,
  ],
  [129, "ARCnet, Linux, IPv6", `01 02 0000 c4 00 0001 ${IPV6_SEGMENT}`],
  [135, "Juniper ATM2", `4d4743 01 8000000000000000 ${LLC_SEGMENT}`],
  [138, "IP over IEEE 1394", `${"00".repeat(16)} 0800 ${IPV4_SEGMENT}`],
  [163, "AVS", `80211001 00000040 ${"00".repeat(56)} ${WLAN_SEGMENT}`],
  [178, "Juniper Ethernet with extensions", `4d4743 81 0006 800200000000 ${ETHERNET_IPV4}`],
  [178, "Juniper without a link layer", `4d4743 03 00000000 ${IPV4_SEGMENT}`],
  [192, "PPI, 802.11", `0000 0800 69000000 ${WLAN_SEGMENT}`],
  [192, "PPI, Ethernet", `0000 0800 01000000 ${ETHERNET_IPV4}`],
  [197, "ERF, Ethernet, one extension", `0000000000000000 82 04 0060 0000 003b 0300000000000000 0000 ${ETHERNET_IPV4}`],
  [204, "PPP with direction", `01 ff03 0021 ${IPV4_SEGMENT}`],
  [226, "IPNET", `01 02 ${"00".repeat(22)} ${IPV4_SEGMENT}`],
  [228, "IPv4", IPV4_SEGMENT],
  [229, "IPv6", IPV6_SEGMENT],
  [239, "NFLOG", `02 00 0000 0800 0100 08000100 3100 0900 ${IPV4_SEGMENT}`],
  [240, "netANALYZER", `00000000 ${ETHERNET_IPV4}`],
  [242, "IP over InfiniBand", `${"00".repeat(40)} 0800 0000 ${IPV4_SEGMENT}`],
  [252, "exported PDU", `000c 0004 69700000 0000 0000 ${IPV4_SEGMENT}`],
  [258, "PKTAP", `6c000000 01000000 01000000 ${"00".repeat(96)} ${ETHERNET_IPV4}`],
  [276, "SLL2", `86dd 0000 00000002 0001 00 06 0200000000010000 ${IPV6_SEGMENT}`],
  [284, "DSA tag", `020000000001 020000000002 c0000000 0800 ${IPV4_SEGMENT}`],
  [285, "EDSA tag", `020000000001 020000000002 dada0000 c0000000 0800 ${IPV4_SEGMENT}`],
];

const out = newDecodedFrame();

function decode(hex: string, linkType: number): Outcome {
  const bytes = fromHex(hex);
  return decodeFrame(bytes, 0, bytes.length, bytes.length, linkType, out);
}

describe("link layers", () => {
  it.each(FRAMES)("%i %s", (linkType, _name, hex) => {
    expect(decode(hex, linkType)).toBe(Outcome.SEGMENT);
    expect([out.sourcePort, out.destinationPort, out.seq, out.ack]).toEqual([10000, 55001, 1925243809, 821600985]);
    expect(out.payloadLength).toBe(5);
  });

  it.each([
    ["little-endian", "0800 0100", "0001 0900"],
    ["big-endian", "0008 0001", "0100 0009"],
    ["with flags in the type", "0800 0140", "0001 0980"],
  ])("NFLOG tells its byte order by the types: a packet of 252 bytes, %s", (_name, first, payload) => {
    const packet = `${IPV4_SEGMENT.replace("4500002d", "450000fc")} ${"00".repeat(207)}`;
    expect(decode(`02 00 0000 ${first} 08000100 ${payload} ${packet}`, 239)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(212);
  });

  it("NFLOG keeps the byte order of its first attribute: a type that reads well either way", () => {
    const frame = (type: string) => `02 00 0000 0800 0100 08000100 0800 ${type} 80000104 3100 0900 ${IPV4_SEGMENT}`;
    expect(decode(frame("0400"), 239)).toBe(Outcome.SEGMENT);
    expect(decode(frame("0002"), 239)).toBe(Outcome.SEGMENT);
  });

  it("goes by the address family of OpenBSD's headers", () => {
    const enc = (family: string) => decode(`${family} 0000000000000000 ${IPV6_SEGMENT}`, 109);
    expect(["18000000", "0000001c", "1e000000", "03000000"].map(enc)).toEqual([0, 0, 0, Outcome.NOT_TCP]);
    const pflog = (family: string) => decode(`3d ${family} 0000 ${"00".repeat(60)} ${IPV6_SEGMENT}`, 117);
    expect(["18", "1c", "1e", "ff"].map(pflog)).toEqual([0, 0, 0, Outcome.NOT_TCP]);
  });

  it("finds SNAP where both service access points say so, of a group or not", () => {
    const behind = (saps: string) => decode(LLC_SEGMENT.replace(/^aa\s*aa/, saps), 100);
    expect(["aaaa", "abaa", "aaab", "aa00", "06aa"].map(behind).map((outcome) => outcome === 0)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it("takes no protected or null 802.11 frame for a packet", () => {
    const tail = `020000000001 020000000002 020000000003`;
    expect(decode(`0842 0000 ${tail} 1000 ${LLC_SEGMENT}`, 105)).toBe(Outcome.NOT_TCP);
    expect(decode(`4802 0000 ${tail} 1000 ${LLC_SEGMENT}`, 105)).toBe(Outcome.NOT_TCP);
  });

  it("says which link types it does not read", () => {
    expect(decode(ETHERNET_IPV4, 147)).toBe(Outcome.UNKNOWN_LINK);
    expect(decode(ETHERNET_IPV4, -1)).toBe(Outcome.UNKNOWN_LINK);
    expect(decode(ETHERNET_IPV4, 0x7fffffff)).toBe(Outcome.UNKNOWN_LINK);
    expect(LINK_TYPES).not.toContain(147);
  });

  it("calls ARP and IPX no TCP, and a frame cut in its link header cut short", () => {
    expect(decode("020000000001 020000000002 0806 0001", 1)).toBe(Outcome.NOT_TCP);
    expect(decode("020000000001 020000000002 0030 ffff 0030", 1)).toBe(Outcome.NOT_TCP);
    const bytes = fromHex(ETHERNET_IPV4);
    expect(decodeFrame(bytes, 0, 10, 60, 1, out)).toBe(Outcome.CUT_SHORT);
    expect(decodeFrame(bytes, 0, 10, 10, 1, out)).toBe(Outcome.MALFORMED);
  });
});

describe("a declared check sequence", () => {
  const declared = (hex: string, checkLength: number, { linkType = 1, captured = Number.POSITIVE_INFINITY } = {}) => {
    const bytes = fromHex(hex);
    const end = Math.min(captured, bytes.length);
    return decodeFrame(bytes, 0, end, bytes.length, linkType, out, checkLength);
  };

  it("is no payload, where IP says so too", () => {
    expect(declared(`${ETHERNET_IPV4} aabbccdd`, 4)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
  });

  it("is no payload, where IP counts it among its own", () => {
    expect(declared(ETHERNET_IPV4, 4)).toBe(Outcome.SEGMENT);
    expect([out.payloadLength, out.segmentLength]).toEqual([1, 21]);
  });

  it("is what the snap length cut off first", () => {
    expect(declared(ETHERNET_IPV4, 4, { captured: 54 })).toBe(Outcome.SEGMENT);
    expect([out.payloadLength, out.headerLength, out.marks]).toEqual([1, 20, FrameMark.SNAPPED]);
  });

  it("stands behind a tunnel's Ethernet once", () => {
    const inner = `020000000003 020000000004 0800 ${IPV4_SEGMENT}`;
    const outer = "4500 0057 0001 4000 402f 0000 c0000201 c0000202 0000 6558";
    expect(declared(`020000000001 020000000002 0800 ${outer} ${inner} aabbccdd`, 4)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
  });

  it("is Ethernet's alone, and shorter than the frame", () => {
    expect(declared(IPV4_SEGMENT, 4, { linkType: 101 })).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
    expect(declared(ETHERNET_IPV4, 59)).toBe(Outcome.SEGMENT);
    expect(out.payloadLength).toBe(5);
  });
});
