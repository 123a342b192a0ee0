import { u8, u16 } from "../bytes.ts";
import { formatAddress } from "../text/address.ts";
import { hex, hexBytes } from "../text/hex.ts";
import { sumWords } from "./checksum.ts";
import { add, type Header, has, protocolText } from "./detail.ts";
import type { Phrase, Said } from "./phrases.ts";

const DF = 0x4000;
const MF = 0x2000;

/** IPv4 (RFC 791, 3.1), type of service as RFC 2474 and RFC 3168 have it. */
export function describeIpv4(h: Header): void {
  const { bytes, at } = h;
  if (!has(h, 20)) return;
  const headerLength = (u8(bytes, at) & 0x0f) << 2;
  const service = u8(bytes, at + 1);
  const totalLength = u16(bytes, at + 2);
  const fragment = u16(bytes, at + 6);
  add(h, "version", 0, 1, `${u8(bytes, at) >> 4}`);
  const tooShort = headerLength < 20 ? (["header-under-20"] as const) : undefined;
  add(h, "internet header length", 0, 1, ["bytes", headerLength], tooShort);
  add(h, "differentiated services", 1, 1, hex(service >> 2, 2));
  add(h, "explicit congestion notification", 1, 1, ecnText(service & 3));
  totalLengthField(h, totalLength, headerLength);
  add(h, "identification", 4, 2, ["named", hex(u16(bytes, at + 4), 4), u16(bytes, at + 4)]);
  add(h, "flags", 6, 1, fragmentFlags(fragment));
  add(h, "fragment offset", 6, 2, ["bytes", (fragment & 0x1fff) * 8]);
  add(h, "time to live", 8, 1, `${u8(bytes, at + 8)}`);
  add(h, "protocol", 9, 1, protocolText(u8(bytes, at + 9)));
  checksumField(h, headerLength);
  add(h, "source address", 12, 4, formatAddress(bytes, at + 12, 4));
  add(h, "destination address", 16, 4, formatAddress(bytes, at + 16, 4));
  if (headerLength > 20 && has(h, headerLength)) {
    add(h, "options", 20, headerLength - 20, `0x${hexBytes(bytes, at + 20, at + headerLength)}`);
  }
}

const ECN: readonly Said[] = [["not-ecn-capable"], "ECT(1)", "ECT(0)", ["congestion-experienced"]];

export function ecnText(bits: number): Phrase {
  return ["named", bits, ECN[bits] ?? ""];
}

function fragmentFlags(fragment: number): Phrase {
  const words: Phrase[] = [];
  if ((fragment & 0x8000) !== 0) words.push(["reserved-bit"]);
  if ((fragment & DF) !== 0) words.push(["dont-fragment"]);
  if ((fragment & MF) !== 0) words.push(["more-fragments"]);
  return words.length === 0 ? ["none"] : ["list", ...words];
}

function totalLengthField(h: Header, totalLength: number, headerLength: number): void {
  const room = h.wireEnd - h.at;
  if (totalLength === 0) add(h, "total length", 2, 2, ["total-offloaded", room]);
  else {
    let trouble: Phrase | undefined;
    if (totalLength < headerLength) trouble = ["under-header"];
    else if (totalLength > room) trouble = ["frame-has-only", room];
    add(h, "total length", 2, 2, ["bytes", totalLength], trouble);
  }
}

function checksumField(h: Header, headerLength: number): void {
  const value = u16(h.bytes, h.at + 10);
  const verdict = checksumVerdict(h, headerLength, value);
  const wrong = verdict[0] === "incorrect" ? (["header-sum-wrong"] as const) : undefined;
  add(h, "header checksum", 10, 2, verdict, wrong);
}

function checksumVerdict(h: Header, headerLength: number, value: number): Said {
  const { bytes, at } = h;
  const shown = hex(value, 4);
  if (headerLength < 20) return shown;
  if (!has(h, headerLength)) return ["not-verified-cut", shown];
  if (sumWords(bytes, at, at + headerLength, 0) === 0xffff) return ["correct", shown];
  if (value === 0) return ["offloaded-empty", shown];
  const expected = ~sumWords(bytes, at + 12, at + headerLength, sumWords(bytes, at, at + 10, 0)) & 0xffff;
  return ["incorrect", shown, hex(expected, 4)];
}
