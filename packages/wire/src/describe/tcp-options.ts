import { u8, u16, u24, u32 } from "../bytes.ts";
import type { DecodedFrame } from "../frame.ts";
import { FAST_OPEN_MAGIC, OptionKind } from "../tcp/options.ts";
import { hexBytes } from "../text/hex.ts";
import { mptcpText } from "../text/mptcp.ts";
import { bitField, type Header } from "./detail.ts";
import type { FieldName } from "./field-names.ts";
import type { Phrase, Said } from "./phrases.ts";

/** Names of option kinds (IANA "tcp-parameters"). */
const NAMES: Readonly<Record<number, FieldName>> = {
  0: "end of option list",
  1: "no-operation",
  2: "maximum segment size",
  3: "window scale",
  4: "SACK permitted",
  5: "SACK",
  6: "echo",
  7: "echo reply",
  8: "timestamps",
  11: "connection count",
  12: "connection count, new",
  13: "connection count, echo",
  19: "MD5 signature",
  20: "SCPS capabilities",
  28: "user timeout",
  29: "TCP authentication",
  30: "multipath TCP",
  34: "fast open",
  172: "accurate ECN, order 0",
  174: "accurate ECN, order 1",
  253: "experiment 1",
  254: "experiment 2",
};

/** The first of MPTCP's subtypes that tcpdump does not know. */
const MPTCP_RESET = 8;
/** Why a subflow was reset (RFC 8684, 3.6). */
const MPTCP_REASONS = [
  "unspecified",
  "MPTCP-specific error",
  "lack of resources",
  "administratively prohibited",
  "too much outstanding data",
  "unacceptable performance",
  "middlebox interference",
];

/** Each option as one field. What is malformed ends the list and is said; what was cut off is said too. */
export function describeOptions(h: Header, frame: DecodedFrame): void {
  const { bytes, tcpOffset } = frame;
  const limit = tcpOffset + frame.headerLength;
  const inSegment = tcpOffset + Math.min(frame.headerLength, frame.segmentLength);
  const end = Math.min(h.end, inSegment);
  let at = tcpOffset + 20;
  const put = (size: number, value: Said, name: FieldName, trouble?: Said): void => {
    h.fields.push(bitField(h, name, (at - tcpOffset) * 8, size * 8, value, trouble));
  };
  while (at < end) {
    const kind = u8(bytes, at);
    const name: FieldName = NAMES[kind] ?? `option ${kind}`;
    if (kind <= OptionKind.NOP) {
      put(1, ["padding"], name);
      at += 1;
      if (kind === OptionKind.NOP) continue;
      if (at < end) put(end - at, ["bytes", end - at], "padding");
      return;
    }
    if (at + 1 >= end) {
      const cut = end < inSegment;
      put(end - at, cut ? ["cut-short"] : "", name, [cut ? "cut-off" : "no-length"]);
      return;
    }
    const length = u8(bytes, at + 1);
    if (length < 2 || at + length > limit) {
      put(end - at, `0x${hexBytes(bytes, at, end)}`, name, [length < 2 ? "length-under-2" : "length-past-end", length]);
      return;
    }
    if (at + length > end) {
      put(end - at, ["cut-short"], name, ["cut-off"]);
      return;
    }
    const [value, trouble] = optionValue(bytes, at, kind, length, frame.flags);
    put(length, value, name, trouble);
    at += length;
  }
  if (at < limit && limit > h.end) {
    at = Math.max(at, Math.min(end, limit));
    if (at < h.end) put(h.end - at, ["cut-short"], "options", ["cut-off-many"]);
  }
}

type Value = readonly [value: Said, trouble: Said | undefined];

function fixed(length: number, expected: number, text: () => Said, bytes: Uint8Array, at: number): Value {
  if (length === expected) return [text(), undefined];
  return [`0x${hexBytes(bytes, at + 2, at + length)}`, ["length-should-be", length, expected]];
}

function optionValue(bytes: Uint8Array, at: number, kind: number, length: number, flags: number): Value {
  const data = `0x${hexBytes(bytes, at + 2, at + length)}`;
  switch (kind) {
    case OptionKind.MSS:
      return fixed(length, 4, () => ["bytes", u16(bytes, at + 2)], bytes, at);
    case OptionKind.WINDOW_SCALE: {
      if (length !== 3) return fixed(length, 3, () => "", bytes, at);
      const shift = u8(bytes, at + 2);
      return [["multiply", shift, 2 ** Math.min(shift, 14)], shift > 14 ? ["most-14"] : undefined];
    }
    case OptionKind.SACK_PERMITTED:
      return fixed(length, 2, () => ["yes"], bytes, at);
    case OptionKind.SACK:
      return sack(bytes, at, length, data);
    case OptionKind.TIMESTAMPS:
      return fixed(length, 10, () => ["timestamps", u32(bytes, at + 2), u32(bytes, at + 6)], bytes, at);
    case OptionKind.MD5:
      return fixed(length, 18, () => data, bytes, at);
    case OptionKind.USER_TIMEOUT:
      return fixed(length, 4, () => userTimeout(u16(bytes, at + 2)), bytes, at);
    case OptionKind.AUTH: {
      if (length < 4) return [data, ["length-under-4", length]];
      const keys = [u8(bytes, at + 2), u8(bytes, at + 3)];
      if (length === 4) return [["keys", ...keys], undefined];
      return [["keys-mac", ...keys, `0x${hexBytes(bytes, at + 4, at + length)}`], undefined];
    }
    case OptionKind.MPTCP: {
      // tcpdump knows no subtypes from here on.
      if (length >= 3 && u8(bytes, at + 2) >> 4 >= MPTCP_RESET) return mptcpBeyond(bytes, at, length, data);
      const option = mptcpText(bytes, at, length, flags);
      // tcpdump's words begin with the length, which the field shows already.
      const words = option.text.replace(/^ \d+ /, "");
      return [words === "" ? data : words, option.good ? undefined : ["length-kind"]];
    }
    case OptionKind.FAST_OPEN:
      return fastOpen(bytes, at + 2, length - 2);
    case OptionKind.ACCECN_0:
    case OptionKind.ACCECN_1:
      return accurateEcn(bytes, at, kind, length, data);
    case OptionKind.EXPERIMENT_1:
    case OptionKind.EXPERIMENT_2:
      if (length >= 4 && u16(bytes, at + 2) === FAST_OPEN_MAGIC) {
        const [text, trouble] = fastOpen(bytes, at + 4, length - 4);
        return [["fast-open", text], trouble];
      }
      return [data, length < 4 ? ["no-experiment"] : undefined];
    default:
      return [length === 2 ? ["no-data"] : data, undefined];
  }
}

/** RFC 8684, 3.6: the subtype, four flags of which the last says that trying again may help, and a reason. */
function mptcpBeyond(bytes: Uint8Array, at: number, length: number, data: string): Value {
  if (u8(bytes, at + 2) >> 4 !== MPTCP_RESET) return [data, undefined];
  if (length !== 4) return [data, ["length-should-be", length, 4]];
  const reason = u8(bytes, at + 3);
  const transient = (u8(bytes, at + 2) & 1) !== 0 ? " transient" : "";
  return [`reset${transient} reason ${reason} (${MPTCP_REASONS[reason] ?? "unknown"})`, undefined];
}

function sack(bytes: Uint8Array, at: number, length: number, data: string): Value {
  if (length < 10 || (length - 2) % 8 !== 0) return [data, ["length-blocks", length]];
  const blocks: string[] = [];
  for (let p = at + 2; p < at + length; p += 8) blocks.push(`${u32(bytes, p)}:${u32(bytes, p + 4)}`);
  return [["list", ...blocks], undefined];
}

/** RFC 5482, section 3: the first bit says minutes, the other fifteen how many. */
function userTimeout(value: number): Phrase {
  const count = value & 0x7fff;
  return [(value & 0x8000) !== 0 ? "minutes" : "seconds", count];
}

/** RFC 7413, 4.1.1. */
function fastOpen(bytes: Uint8Array, at: number, size: number): Value {
  if (size === 0) return [["cookie-request"], undefined];
  const cookie: Phrase = ["cookie", `0x${hexBytes(bytes, at, at + size)}`];
  return [cookie, size < 4 || size > 16 || size % 2 !== 0 ? ["cookie-size", size] : undefined];
}

/** RFC 9768, 3.2.3: up to three byte counters of 24 bits, in one of two orders. */
function accurateEcn(bytes: Uint8Array, at: number, kind: number, length: number, data: string): Value {
  if ((length - 2) % 3 !== 0 || length > 11) return [data, ["length-counters", length]];
  const order = kind === OptionKind.ACCECN_0 ? ["ECT(0)", "CE", "ECT(1)"] : ["ECT(1)", "CE", "ECT(0)"];
  const words: Phrase[] = [];
  for (let i = 0; 2 + 3 * i < length; i++) words.push(["ecn-bytes", order[i] as string, u24(bytes, at + 2 + 3 * i)]);
  return [["list", ...words], undefined];
}
