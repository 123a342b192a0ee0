import { expect, test, vi } from "vitest";
import { readText } from "../testing/read.ts";

// reads each text some hundred times, on a machine that may be busy
vi.setConfig({ testTimeout: 60_000 });

const A = "10.0.0.1.4000";
const B = "10.0.0.2.80";
const OPTIONS = "options [mss 1460,sackOK,TS val 2413434737 ecr 2257657437,nop,wscale 7]";
const six = "2001:db8:4091:ce00::d.40000 > 2001:db8:4091:ce00::b.8080:";
const said = `Flags [S.], seq 3000000000, ack 1000000001, win 20, ${OPTIONS}, length 0`;
const header6 = "(class 0xc0, flowlabel 0x4dfd4, hlim 1, next-header TCP (6) payload length: 40)";
const macs = "08:00:27:3e:ac:31 > 52:54:00:12:35:02, ethertype";

test.each([
  ["IPv6", `IP6 ${six} ${said}`],
  ["IPv6, -v", `IP6 ${header6} ${six} ${said}`],
  ["IPv6, -e -v", `${macs} IPv6 (0x86dd), length 94: ${header6} ${six} ${said}`],
  ["VLAN, -e", `${macs} 802.1Q (0x8100), length 78: vlan 14, p 6, ethertype IPv4 (0x0800), ${B} > ${A}: ${said}`],
  ["MPLS", `MPLS (label 100656, tc 6, [S], ttl 64) IP ${B} > ${A}: ${said}`],
  ["Geneve", `IP 192.0.2.1.12618 > 192.0.2.2.6081: Geneve, Flags [C], vni 0xa: IP ${B} > ${A}: ${said}`],
  ["VXLAN", `IP 192.0.2.1.12618 > 192.0.2.2.4789: VXLAN, flags [I] (0x08), vni 7\nIP ${B} > ${A}: ${said}`],
])("%s, cut at any column, or indented or quoted and then cut", (_, line) => {
  const bytes = (text: string) => readText(text).records.map((record) => [record.nanos, ...record.bytes]);
  const text = (width: number, before: string) =>
    [1, 2, 3]
      .flatMap((i) => `12:00:00.00000${i} ${line}`.split("\n"))
      .map((one) => (before + one).match(new RegExp(`.{1,${width}}`, "g"))?.join("\n"))
      .join("\n")
      .concat("\n");
  const whole = bytes(text(999, ""));
  expect(whole).toHaveLength(3);
  for (const before of ["", "    ", "> "]) {
    for (let width = 80; width <= 240; width++) expect([width, bytes(text(width, before))]).toEqual([width, whole]);
  }
});
