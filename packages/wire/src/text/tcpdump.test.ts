import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode.ts";
import { newDecodedFrame, Outcome } from "../frame.ts";
import { fromHex } from "../hex.test-data.ts";
import { ETHERNET_IPV4, IPV6_SEGMENT } from "../packets.test-data.ts";
import { formatAddress } from "./address.ts";
import { tcpdumpFlags } from "./flags.ts";
import { formatTcpdumpLine } from "./tcpdump.ts";

const out = newDecodedFrame();

function line(hex: string, linkType: number, captured?: number): string {
  const bytes = fromHex(hex);
  expect(decodeFrame(bytes, 0, captured ?? bytes.length, bytes.length, linkType, out)).toBe(Outcome.SEGMENT);
  return formatTcpdumpLine(out, 1_000_000_000, 772_695_999, 6);
}

/** What stands behind `win 1` for a segment with these options (a SYN where the flags say so), with no payload. */
function options(hex: string, flags = "10", captured?: number): string {
  const size = fromHex(hex).length;
  const total = (40 + size).toString(16).padStart(4, "0");
  const offset = (5 + size / 4).toString(16);
  const packet = `4500${total} 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 ${offset}0${flags} 0001 0000 0000 ${hex}`;
  return line(packet, 101, captured === undefined ? undefined : 40 + captured).replace(/^.*win 1/, "");
}

// What tcpdump 4.99.3 prints for the same bytes.
describe("formatTcpdumpLine", () => {
  it("prints data, IPv4 and IPv6", () => {
    expect(line(ETHERNET_IPV4, 1)).toBe(
      "01:46:40.772695 IP 192.168.11.223.10000 > 192.168.11.220.55001: Flags [P.], seq 1925243809:1925243814, ack 821600985, win 502, length 5",
    );
    expect(line(IPV6_SEGMENT, 101)).toBe(
      "01:46:40.772695 IP6 2001:db8::1.10000 > 2001:db8::2.55001: Flags [P.], seq 1925243809:1925243814, ack 821600985, win 502, length 5",
    );
  });

  it("prints nine digits where asked, and times before the epoch", () => {
    line(ETHERNET_IPV4, 1);
    expect(formatTcpdumpLine(out, 0, 1_000_002, 9)).toMatch(/^00:00:00\.001000002 IP /);
    expect(formatTcpdumpLine(out, -1, 0, 6)).toMatch(/^23:59:59\.000000 IP /);
    expect(formatTcpdumpLine(out, 52_339, 999_999_999, 6)).toMatch(/^14:32:19\.999999 IP /);
  });

  it("puts names where there were names", () => {
    line(ETHERNET_IPV4, 1);
    const names = {
      sourceHost: "npsc-220",
      sourcePort: "ndmp",
      destinationHost: undefined,
      destinationPort: undefined,
    };
    expect(formatTcpdumpLine(out, 0, 0, 6, names)).toMatch(/ IP npsc-220\.ndmp > 192\.168\.11\.220\.55001: Flags/);
  });

  it("gives no seq to a bare ACK, and one to SYN, FIN and RST", () => {
    const bare = "45000028 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 50";
    expect(line(`${bare}10 0001 0000 0000`, 101)).toMatch(/: Flags \[\.\], ack 2, win 1, length 0$/);
    expect(line(`${bare}02 0001 0000 0000`, 101)).toMatch(/: Flags \[S\], seq 1, win 1, length 0$/);
    expect(line(`${bare}11 0001 0000 0000`, 101)).toMatch(/: Flags \[F\.\], seq 1, ack 2, win 1, length 0$/);
    expect(line(`${bare}04 0001 0000 0000`, 101)).toMatch(/: Flags \[R\], seq 1, win 1, length 0$/);
    expect(line(`${bare}20 0001 0000 0007`, 101)).toMatch(/: Flags \[U\], win 1, urg 7, length 0$/);
  });

  it("says what is wrong with the data offset", () => {
    const head = "4500002a 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002";
    expect(line(`${head} 4010 0001 0000 0000 aabb`, 101)).toMatch(
      /10\.0\.0\.2\.55001: {2}tcp 6 \[bad hdr length 16 - too short, < 20\]$/,
    );
    expect(line(`${head} 6010 0001 0000 0000 aabb`, 101)).toMatch(
      /: Flags \[\.\] \[bad hdr length 24 - too long, > 22\]$/,
    );
    expect(line(`${head} 5010 0001 0000 0000 aabb`, 101, 38)).toMatch(/10\.0\.0\.2\.55001: {2}\[\|tcp\]$/);
  });

  it("says what an IP length has more than the frame", () => {
    const packet = "45000032 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 5010 0001 0000 0000 aa";
    expect(line(packet, 101)).toBe(
      "01:46:40.772695 IP truncated-ip - 9 bytes missing! 10.0.0.1.10000 > 10.0.0.2.55001: Flags [.], seq 1:11, ack 2, win 1, length 10",
    );
  });
});

describe("options in tcpdump's words", () => {
  const OPTIONS: readonly (readonly [hex: string, text: string])[] = [
    ["0101080a 00000001 00000002", "nop,nop,TS val 1 ecr 2"],
    ["020405b4 0402 080a 00000001 00000000 01 030307", "mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7"],
    ["0101 050a 00000001 00000002", "nop,nop,sack 1 {1:2}"],
    ["0508 00000001 0000", "sack invalid sack"],
    ["0606 00000005 0b06 00000006 0d06 00000007 0101", "echo 5,cc 6, 7,nop,nop"],
    ["1404 0b16", "scps cap 0b id 22"],
    ["1c04 8005", "uto 0x8005 983160"],
    ["1d04 0102", "tcp-ao keyid 1 rnextkeyid 2"],
    ["1d08 0102 aabbccdd", "tcp-ao keyid 1 rnextkeyid 2 mac 0xaabbccdd"],
    ["1d03 01 01", "tcp-ao (invalid),nop"],
    ["2202 0101", "tfo  cookiereq,nop,nop"],
    ["2206 a1a2a3a4 0101", "tfo  cookie a1a2a3a4,nop,nop"],
    ["2205 a1a2a3 010101", "tfo  (invalid),nop,nop,nop"],
    ["fe04 f989", "exp-tfo cookiereq"],
    ["fe04 acc0", "exp-acc0"],
    ["ac05 000001 010101", "unknown-172 0x000001,nop,nop,nop"],
    ["4502 0101", "unknown-69,nop,nop"],
    ["0203 05b4", "mss 1460[len 3]"],
    ["00 010101", "eol"],
    ["1e04 8100", "mptcp 4 unknown"],
    [`1e0c 0081 ${"ab".repeat(8)}`, "mptcp 12 capable[bad opt]]"],
    ["1e08 2001 00000005", "mptcp 8 dss ack 5"],
    ["1e08 3001 0a000001", "mptcp 8 add-addr v1 id 1 10.0.0.1"],
  ];
  it.each(OPTIONS)("%s: %s", (hex, text) => {
    const closed = text.endsWith("[bad opt]]") ? text.slice(0, -1) : `${text}], length 0`;
    expect(options(hex)).toBe(`, options [${closed}`);
  });

  it("prints multipath capability in a SYN", () => {
    expect(options(`1e0c 0081 000000000000000f`, "02")).toBe(", options [mptcp 12 capable v0 csum {0xf}], length 0");
  });

  it("gives up where an option is malformed", () => {
    expect(options("0101 0300")).toBe(", options [nop,nop,[bad opt]]");
    expect(options("0300 0101")).toBe(", options [[bad opt]");
    expect(options("0101 0801")).toBe(", options [nop,nop,[bad opt]]");
    expect(options("01010108")).toMatch(/^, options \[nop,nop,nop, \[\|tcp\]$/);
  });

  it("says where the capture cut the options off", () => {
    expect(options("0101080a 00000001 00000002", "10", 2)).toBe(", options [nop,nop, [|tcp]");
    expect(options("0101080a 00000001 00000002", "10", 6)).toBe(", options [nop,nop,TS [|tcp]>");
    expect(options("080a 00000001 00000002 0101", "10", 6)).toBe(", options [TS [|tcp]");
  });
});

describe("formatAddress", () => {
  const ADDRESSES: readonly (readonly [hex: string, text: string])[] = [
    ["00000000000000000000000000000000", "::"],
    ["00000000000000000000000000000001", "::1"],
    ["20010db8000000000001000000000001", "2001:db8::1:0:0:1"],
    ["20010db8000000010000000000000001", "2001:db8:0:1::1"],
    ["20010000000000010000000000000000", "2001:0:0:1::"],
    ["00010000000200000003000000040005", "1:0:2:0:3:0:4:5"],
    ["00000000000000000000ffff0a000001", "::ffff:10.0.0.1"],
    ["0000000000000000000000000a000001", "::10.0.0.1"],
    ["fe800000000000000000000000000000", "fe80::"],
  ];
  it.each(ADDRESSES)("%s is %s", (hex, text) => {
    expect(formatAddress(fromHex(hex), 0, 6)).toBe(text);
  });

  it("writes IPv4 with dots", () => {
    expect(formatAddress(fromHex("00ff0a01"), 0, 4)).toBe("0.255.10.1");
  });
});

describe("tcpdumpFlags", () => {
  it("goes by the bits' order and has no letter for AE and the reserved ones", () => {
    expect(tcpdumpFlags(0xfff)).toBe("FSRP.UEW");
    expect(tcpdumpFlags(0x1c2)).toBe("SEW");
    expect(tcpdumpFlags(0xf00)).toBe("none");
  });
});
