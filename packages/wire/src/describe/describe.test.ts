import { describe, expect, it } from "vitest";
import { fromHex } from "../hex.test-data.ts";
import { ETHERNET_IPV4, IPV4_SEGMENT } from "../packets.test-data.ts";
import { describeFrame } from "./describe.ts";
import type { FieldDetail, HeaderDetail } from "./detail.ts";
import type { TcpContext } from "./tcp.ts";

function layers(hex: string, linkType: number, captured?: number, context?: TcpContext): readonly HeaderDetail[] {
  const bytes = fromHex(`ffff ${hex} ffff`);
  const original = bytes.length - 4;
  return describeFrame(bytes, 2, 2 + (captured ?? original), original, linkType, context);
}

function field(all: readonly HeaderDetail[], layer: string, name: string): FieldDetail {
  const found = all.find((l) => l.name === layer)?.fields.find((f) => f.name === name);
  if (found === undefined) throw new Error(`no ${layer} ${name}`);
  return found;
}

/** The checksum as a sender leaves it to the card: the pseudo-header's sum, 0xc0a8+0x0bdf+0xc0a8+0x0bdc+6+25. */
const PSEUDO_ONLY = IPV4_SEGMENT.replace("5018 01f6 0000", "5018 01f6 992b");

describe("describeFrame", () => {
  it("names the layers with their bytes, counted from the frame's first", () => {
    const all = layers(ETHERNET_IPV4, 1);
    expect(all.map((l) => [l.name, l.start, l.end])).toEqual([
      ["Ethernet", 0, 14],
      ["IPv4", 14, 34],
      ["TCP", 34, 54],
    ]);
    expect(field(all, "Ethernet", "type")).toMatchObject({ value: "0x0800 (IPv4)", start: 12, end: 14 });
    expect(field(all, "IPv4", "source address")).toMatchObject({ value: "192.168.11.223", start: 26, end: 30 });
    expect(field(all, "TCP", "sequence number")).toMatchObject({ value: "1925243809", start: 38, end: 42 });
  });

  it("fills RFC 9293's rows without gap or overlap", () => {
    const hex = `45000034 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 8010 0001 0000 0000 0101080a 00000001 00000002`;
    const tcp = layers(hex, 101).find((l) => l.name === "TCP");
    let bit = 0;
    for (const f of tcp?.fields ?? []) {
      expect(f.bit).toBe(bit);
      bit += f.bits ?? 0;
    }
    expect(bit).toBe(32 * 8);
  });

  it("verifies TCP's checksum", () => {
    expect(field(layers(IPV4_SEGMENT, 101), "TCP", "checksum").value).toBe("0x0000 (incorrect, should be 0xc2e0)");
    expect(field(layers(IPV4_SEGMENT, 101), "TCP", "checksum").trouble).toBeDefined();
    const right = IPV4_SEGMENT.replace("5018 01f6 0000", "5018 01f6 c2e0");
    expect(field(layers(right, 101), "TCP", "checksum")).toMatchObject({
      value: "0xc2e0 (correct)",
      trouble: undefined,
    });
    const offloaded = field(layers(PSEUDO_ONLY, 101), "TCP", "checksum");
    expect(offloaded.value).toBe("0x992b (offloaded: holds only the pseudo-header's sum)");
    expect(offloaded.trouble).toBeUndefined();
    expect(field(layers(right, 101, 42), "TCP", "checksum").value).toBe("0xc2e0 (not verified: frame cut short)");
    const inFragment = `4500003f 0001 2000 4004 0000 c0a80bdf c0a80bdc ${right.slice(0, -4)}`;
    expect(field(layers(inFragment, 101), "TCP", "checksum").value).toBe(
      "0xc2e0 (not verified: the datagram is fragmented)",
    );
  });

  it("verifies TCP's checksum on a source route against the last address, for which senders make it", () => {
    const routed = (checksum: string) =>
      `47000030 0001 4000 4006 0000 0a000001 0a000002 8307040a000009 00 2710d6d9 00000001 00000002 50100001 ${checksum} 0000`;
    const said = (checksum: string) => field(layers(routed(checksum), 101), "TCP", "checksum");
    expect(said("9ddd").value).toBe("0x9ddd (correct)");
    expect(said("9de4").value).toBe("0x9de4 (not verified: the packet is still being routed by its source)");
    expect(said("9de4").trouble).toBeUndefined();
  });

  it("verifies IPv4's checksum", () => {
    const right = "45000028 0001 4000 4006 26cd 0a000001 0a000002 2710d6d9 00000001 00000002 5010 0001 0000 0000";
    expect(field(layers(right, 101), "IPv4", "header checksum").value).toBe("0x26cd (correct)");
    const wrong = field(layers(right.replace("26cd", "26ce"), 101), "IPv4", "header checksum");
    expect(wrong.value).toBe("0x26ce (incorrect, should be 0x26cd)");
    expect(wrong.trouble).toBeDefined();
  });

  it("scales the window where the connection knows by how much, but never a SYN's", () => {
    const value = (hex: string, scale?: number): string =>
      field(layers(hex, 101, undefined, { windowScale: scale }), "TCP", "window").value;
    expect(value(IPV4_SEGMENT)).toBe("502");
    expect(value(IPV4_SEGMENT, 7)).toBe("502 (64256 bytes, scaled by 128)");
    expect(value(IPV4_SEGMENT.replace("5018", "5002"), 7)).toBe("502");
  });

  it("says each option, and where one is wrong", () => {
    const head = "4500003c 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 a010 0001 0000 0000";
    const all = layers(`${head} 020405b4 03030f 01 ac08 000001 000002 0500 0101`, 101);
    expect(field(all, "TCP", "maximum segment size").value).toBe("1460 bytes");
    expect(field(all, "TCP", "window scale").trouble).toBe("more than 14 counts as 14");
    expect(field(all, "TCP", "accurate ECN, order 0").value).toBe("ECT(0) bytes 1, CE bytes 2");
    expect(field(all, "TCP", "SACK").trouble).toBe("length 0 is less than kind and length take");
  });

  it.each([
    ["1e04 8101", "reset transient reason 1 (MPTCP-specific error)", undefined],
    ["1e04 8006", "reset reason 6 (middlebox interference)", undefined],
    ["1e04 8099", "reset reason 153 (unknown)", undefined],
    ["1e03 81 01", "0x81", "length 3, should be 4"],
    ["1e04 f102", "0xf102", undefined],
  ])("says of MPTCP what tcpdump does not know: %s", (option, value, trouble) => {
    const head = "4500002c 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 6014 0001 0000 0000";
    expect(field(layers(`${head} ${option}`, 101), "TCP", "multipath TCP")).toMatchObject({ value, trouble });
  });

  it("shows what was cut off, and nothing beyond the capture", () => {
    const all = layers(ETHERNET_IPV4, 1, 30);
    expect(all.map((l) => l.name)).toEqual(["Ethernet", "IPv4"]);
    expect(all.at(-1)?.fields).toEqual([
      {
        name: "header",
        value: "16 bytes",
        said: ["bytes", 16],
        start: 14,
        end: 30,
        trouble: "the capture cut it off",
        troubleSaid: ["cut-off"],
      },
    ]);
  });

  it("describes tunnels layer by layer", () => {
    const inner = ETHERNET_IPV4;
    const hex = `4500005f 0001 4000 4011 0000 0a000001 0a000002 c350 12b5 004b 0000 0800000000138900 ${inner}`;
    const all = layers(hex, 101);
    expect(all.map((l) => l.name)).toEqual(["IPv4", "UDP", "VXLAN", "Ethernet", "IPv4", "TCP"]);
    expect(field(all, "VXLAN", "network identifier").value).toBe("5001");
  });
});

describe("ECN's bits", () => {
  const header = (flags: string) =>
    `45000028 0001 4000 4006 0000 0a000001 0a000002 2710d6d9 00000001 00000002 5${flags} 0001 0000 0000`;
  const cwr = (flags: string, context?: TcpContext) =>
    field(layers(header(flags), 101, undefined, context), "TCP", "CWR");

  it("negotiate on a SYN (RFC 3168, 6.1.1)", () => {
    expect(cwr("0c2").value).toBe("1 (negotiates ECN)");
  });

  it("tell of a smaller window later, or are one field where both sides do AccECN (RFC 9768, 3.2)", () => {
    expect(cwr("090").value).toBe("1 (congestion window reduced)");
    expect(cwr("090", { accurateEcn: true }).value).toBe("1 (part of AccECN’s ACE field)");
    expect(cwr("190").value).toBe("1 (part of AccECN’s ACE field)");
  });
});
