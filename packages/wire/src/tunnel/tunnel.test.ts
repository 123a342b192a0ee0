import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode.ts";
import { FrameMark, newDecodedFrame, Outcome } from "../frame.ts";
import { fromHex } from "../hex.test-data.ts";
import { ETHERNET_IPV4, IPV4_SEGMENT, IPV6_SEGMENT, LLC_SEGMENT, SEGMENT, WLAN_SEGMENT } from "../packets.test-data.ts";

const two = (n: number): string => n.toString(16).padStart(4, "0");
const size = (hex: string): number => fromHex(hex).length;

/** 10.0.0.1 → 10.0.0.2 with a payload of the given protocol. */
function ipv4(protocol: string, payload: string): string {
  return `4500${two(20 + size(payload))} 0001 4000 40${protocol} 0000 0a000001 0a000002 ${payload}`;
}

function udp(port: number, payload: string, source = 50_000): string {
  return ipv4("11", `${two(source)} ${two(port)} ${two(8 + size(payload))} 0000 ${payload}`);
}

const zeros = (n: number): string => "00".repeat(n);

const TUNNELS: readonly (readonly [name: string, hex: string])[] = [
  ["IP in IP", ipv4("04", IPV4_SEGMENT)],
  ["6in4", ipv4("29", IPV6_SEGMENT)],
  ["4in6", `60000000 002d 0440 ${zeros(32)} ${IPV4_SEGMENT}`],
  ["authentication header", ipv4("33", `0604 0000 00000001 00000001 ${zeros(12)} ${SEGMENT}`)],
  ["EtherIP", ipv4("61", `3000 ${ETHERNET_IPV4}`)],
  ["MPLS in IP", ipv4("89", `00010140 ${IPV4_SEGMENT}`)],
  ["Ethernet in segment routing", ipv4("8f", ETHERNET_IPV4)],
  ["GRE", ipv4("2f", `0000 0800 ${IPV4_SEGMENT}`)],
  ["GRE with checksum, key and number", ipv4("2f", `b000 0800 00000000 00000001 00000002 ${IPV4_SEGMENT}`)],
  ["GRE with source route", ipv4("2f", `4000 0800 00000000 0800 0004 0a000003 0000 0000 ${IPV4_SEGMENT}`)],
  ["GRE, bridged", ipv4("2f", `2000 6558 00000001 ${ETHERNET_IPV4}`)],
  ["GRE, PPTP", ipv4("2f", `3081 880b 0033 0001 00000001 00000001 ff03 0021 ${IPV4_SEGMENT}`)],
  ["GRE, WCCP", ipv4("2f", `0000 883e 00000000 ${IPV4_SEGMENT}`)],
  ["GRE, WCCP version 1", ipv4("2f", `0000 883e ${IPV4_SEGMENT}`)],
  ["GRE, ERSPAN I", ipv4("2f", `0000 88be ${ETHERNET_IPV4}`)],
  ["GRE, ERSPAN II", ipv4("2f", `1000 88be 00000001 1000000000000000 ${ETHERNET_IPV4}`)],
  ["GRE, ERSPAN III", ipv4("2f", `1000 22eb 00000001 ${zeros(12)} ${ETHERNET_IPV4}`)],
  ["GRE, EoIP", ipv4("2f", `2001 6400 0037 0001 ${ETHERNET_IPV4}`)],
  ["VXLAN", udp(4789, `0800000000000100 ${ETHERNET_IPV4}`)],
  ["VXLAN on Linux's old port", udp(8472, `0800000000000100 ${ETHERNET_IPV4}`)],
  ["VXLAN-GPE, IPv6", udp(4790, `0c00000200000100 ${IPV6_SEGMENT}`)],
  ["Geneve with options", udp(6081, `02006558 00000100 ${zeros(8)} ${ETHERNET_IPV4}`)],
  ["Geneve, IPv4", udp(6081, `00000800 00000100 ${IPV4_SEGMENT}`)],
  ["GTP", udp(2152, `30ff002d00000001 ${IPV4_SEGMENT}`)],
  ["GTP with extension", udp(2152, `34ff003500000001 00000085 01000900 ${IPV4_SEGMENT}`)],
  ["GTP version 0", udp(3386, `1eff002d ${zeros(16)} ${IPV4_SEGMENT}`)],
  ["L2TP", udp(1701, `0002 0001 0001 ff03 0021 ${IPV4_SEGMENT}`)],
  ["L2TP with length, numbers and offset", udp(1701, `4a02 0041 0001 0001 0000 0000 0002 0000 0021 ${IPV4_SEGMENT}`)],
  ["Teredo with both indications", udp(3544, `00010000 ${zeros(9)} 0000 1111 22222222 ${IPV6_SEGMENT}`)],
  ["LISP", udp(4341, `${zeros(8)} ${IPV4_SEGMENT}`)],
  ["MPLS in UDP", udp(6635, `00010140 ${IPV4_SEGMENT}`)],
  ["TZSP, Ethernet", udp(37008, `01000001 0a01c0 00 01 ${ETHERNET_IPV4}`)],
  ["TZSP, 802.11", udp(37008, `01000012 01 ${WLAN_SEGMENT}`)],
  ["CAPWAP, Ethernet", udp(5247, `00 100200 00000000 ${ETHERNET_IPV4}`)],
  [
    "CAPWAP, 802.11 with its control swapped",
    udp(5247, `00 100303 00000000 0208 0000 ${zeros(18)} 1000 ${LLC_SEGMENT}`),
  ],
  ["LWAPP", udp(12222, `000000000000 ${WLAN_SEGMENT}`)],
  ["AYIYA", udp(5072, `4050 5106 00000000 ${zeros(36)} ${SEGMENT}`)],
  [
    "sFlow",
    udp(
      6343,
      `00000005 00000001 0a000001 00000000 00000001 00000001 00000001
       00000001 0000006b ${zeros(28)} 00000001 00000001 0000004b 00000001 0000003b 00000000 0000003b ${ETHERNET_IPV4}`,
    ),
  ],
];

const out = newDecodedFrame();

describe("tunnels", () => {
  it.each(TUNNELS)("%s", (_name, hex) => {
    const bytes = fromHex(hex);
    expect(decodeFrame(bytes, 0, bytes.length, bytes.length, 101, out)).toBe(Outcome.SEGMENT);
    expect([out.sourcePort, out.seq, out.payloadLength]).toEqual([10000, 1925243809, 5]);
  });

  it("goes by UDP's destination: a tunnel's source port may be anybody's", () => {
    const bytes = fromHex(udp(6081, `0000 6558 00000100 ${ETHERNET_IPV4}`, 3386));
    expect(decodeFrame(bytes, 0, bytes.length, bytes.length, 101, out)).toBe(Outcome.SEGMENT);
  });

  it("marks a switch's sample: one frame in many", () => {
    const [, hex] = TUNNELS.find(([name]) => name === "sFlow") as [string, string];
    const bytes = fromHex(hex);
    decodeFrame(bytes, 0, bytes.length, bytes.length, 101, out);
    expect(out.marks & FrameMark.UNJUDGED).toBe(FrameMark.UNJUDGED);
  });

  it("leaves plain UDP and ICMP's quoted segments alone", () => {
    for (const hex of [udp(5353, IPV4_SEGMENT), ipv4("01", `0301 0000 00000000 ${IPV4_SEGMENT}`)]) {
      const bytes = fromHex(hex);
      expect(decodeFrame(bytes, 0, bytes.length, bytes.length, 101, out)).toBe(Outcome.NOT_TCP);
    }
  });

  it("gives up on headers that nest without end", () => {
    let hex = IPV4_SEGMENT;
    for (let n = 0; n < 80; n++) hex = ipv4("04", hex);
    const bytes = fromHex(hex);
    expect(decodeFrame(bytes, 0, bytes.length, bytes.length, 101, out)).toBe(Outcome.MALFORMED);
  });
});
