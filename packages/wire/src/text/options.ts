import { u8, u16, u32 } from "../bytes.ts";
import { FAST_OPEN_MAGIC, OptionKind } from "../tcp/options.ts";
import { hexBytes } from "./hex.ts";
import { mptcpText } from "./mptcp.ts";

/** Where an option's text ended early, and nothing of the line follows. */
const Ended = { NO: 0, BAD: 1, CUT: 2 } as const;
type Ended = (typeof Ended)[keyof typeof Ended];

/** Kinds with their names; those with four bytes of one number; the rest are `unknown-N`. */
const NAMES: Readonly<Record<number, string>> = {
  0: "eol",
  1: "nop",
  2: "mss",
  3: "wscale",
  4: "sackOK",
  5: "sack",
  6: "echo",
  7: "echoreply",
  8: "TS",
  11: "cc",
  12: "ccnew",
  13: "",
  19: "md5",
  20: "scps",
  28: "uto",
  29: "tcp-ao",
  30: "mptcp",
  34: "tfo",
  254: "exp",
};

// The option being printed: its text, and how many bytes behind kind and length tcpdump goes on by. It goes on by what
// the kind should have, not by the length given, and prints `[len N]` where the two differ.
let text = "";
let taken = 0;

/**
 * `, options [...], length N` as tcpdump prints them, or up to where it gives up: `[bad opt]`, `[|tcp]`.
 *
 * @param at first option byte
 * @param size bytes of options, as the data offset says
 * @param end one past the last captured byte of the segment
 * @param length payload bytes
 */
export function optionsAndLength(
  bytes: Uint8Array,
  at: number,
  size: number,
  end: number,
  flags: number,
  length: number,
): string {
  if (size === 12 && at + 12 <= end && u32(bytes, at) === 0x0101080a) {
    return `, options [nop,nop,TS val ${u32(bytes, at + 4)} ecr ${u32(bytes, at + 8)}], length ${length}`;
  }
  let line = ", options [";
  let left = size;
  let p = at;
  let first = true;
  // tcpdump names the protocol that it was last in.
  let protocol = "tcp";
  while (left > 0) {
    if (!first) line += ",";
    if (p >= end) return `${line} [|${protocol}]`;
    const kind = u8(bytes, p);
    p += 1;
    left -= 1;
    if (kind <= OptionKind.NOP) {
      line += kind === OptionKind.NOP ? "nop" : "eol";
      first = false;
      if (kind === OptionKind.END) break;
      continue;
    }
    if (p >= end) return `${line} [|${protocol}]`;
    const optionLength = u8(bytes, p);
    if (optionLength < 2 || optionLength > left + 1) return `${line}[bad opt]${first ? "" : "]"}`;
    p += 1;
    left -= 1;
    const name = NAMES[kind];
    text = name ?? `unknown-${kind}`;
    const ended = optionText(bytes, p, kind, optionLength, left, end, flags, length, at + size);
    line += text;
    if (kind === OptionKind.MPTCP && ended !== Ended.CUT) protocol = "mptcp";
    if (ended === Ended.BAD) return `${line}[bad opt]${first ? "" : "]"}`;
    if (ended === Ended.CUT) return `${line} [|${protocol}]${first ? "" : ">"}`;
    p += taken;
    left -= taken;
    if (taken + 2 !== optionLength) line += `[len ${optionLength}]`;
    first = false;
  }
  return `${line}], length ${length}`;
}

function optionText(
  bytes: Uint8Array,
  p: number,
  kind: number,
  optionLength: number,
  left: number,
  end: number,
  flags: number,
  payload: number,
  payloadAt: number,
): Ended {
  const data = optionLength - 2;
  taken = 0;
  switch (kind) {
    case OptionKind.SACK_PERMITTED:
      return Ended.NO;
    case OptionKind.MSS:
      return number(bytes, p, 2, left, end);
    case OptionKind.WINDOW_SCALE:
      return number(bytes, p, 1, left, end);
    case 6:
    case 7:
    case 11:
    case 12:
    case 13:
      return number(bytes, p, 4, left, end);
    case OptionKind.SACK:
      return sack(bytes, p, data, end);
    case OptionKind.TIMESTAMPS: {
      const ended = take(p, 8, left, end);
      if (ended === Ended.NO) text += ` val ${u32(bytes, p)} ecr ${u32(bytes, p + 4)}`;
      return ended;
    }
    case OptionKind.MD5: {
      const ended = take(p, 16, left, end);
      if (ended !== Ended.NO) return ended;
      const why = payloadAt + payload > end ? "snaplen too short" : "shared secret not supplied with -M";
      text += ` ${why}, can't check - ${hexBytes(bytes, p, p + 16)}`;
      return ended;
    }
    case 20: {
      const ended = take(p, 2, left, end);
      if (ended === Ended.NO) text += ` cap ${hexBytes(bytes, p, p + 1)} id ${u8(bytes, p + 1)}`;
      return ended;
    }
    case OptionKind.AUTH:
      return authentication(bytes, p, data, end);
    case OptionKind.USER_TIMEOUT: {
      const ended = take(p, 2, left, end);
      if (ended !== Ended.NO) return ended;
      const value = u16(bytes, p);
      // RFC 5482: the low bit tcpdump looks at says minutes.
      text += ` 0x${value.toString(16)} ${(value & 1) !== 0 ? (value >> 1) * 60 : value >> 1}`;
      return ended;
    }
    case OptionKind.MPTCP: {
      const ended = take(p, data, left, end);
      if (ended !== Ended.NO) return ended;
      const option = mptcpText(bytes, p - 2, optionLength, flags);
      text += option.text;
      return option.good ? Ended.NO : Ended.BAD;
    }
    case OptionKind.FAST_OPEN: {
      const ended = take(p, data, left, end);
      if (ended === Ended.NO) text += ` ${fastOpen(bytes, p, data)}`;
      return ended;
    }
    case OptionKind.EXPERIMENT_2: {
      const ended = take(p, data, left, end);
      if (ended !== Ended.NO) return ended;
      if (data < 2) return Ended.BAD;
      const magic = u16(bytes, p);
      text += magic === FAST_OPEN_MAGIC ? `-tfo${fastOpen(bytes, p + 2, data - 2)}` : `-${hexBytes(bytes, p, p + 2)}`;
      return ended;
    }
    default:
      return unknown(bytes, p, data, end);
  }
}

/** `size` bytes of the option are wanted: are they within the header, and were they captured? */
function take(p: number, size: number, left: number, end: number): Ended {
  if (size > left) return Ended.BAD;
  if (p + size > end) return Ended.CUT;
  taken = size;
  return Ended.NO;
}

function number(bytes: Uint8Array, p: number, size: number, left: number, end: number): Ended {
  const ended = take(p, size, left, end);
  if (ended === Ended.NO) text += ` ${size === 4 ? u32(bytes, p) : size === 2 ? u16(bytes, p) : u8(bytes, p)}`;
  return ended;
}

function sack(bytes: Uint8Array, p: number, data: number, end: number): Ended {
  taken = data;
  if (data % 8 !== 0) {
    text += " invalid sack";
    return Ended.NO;
  }
  text += ` ${data / 8} `;
  for (let i = 0; i < data; i += 8) {
    if (p + i + 8 > end) return Ended.CUT;
    text += `{${u32(bytes, p + i)}:${u32(bytes, p + i + 4)}}`;
  }
  return Ended.NO;
}

/** RFC 5925: a length under 4 has no room for the two identifiers. */
function authentication(bytes: Uint8Array, p: number, data: number, end: number): Ended {
  taken = data;
  if (data < 2) {
    text += " (invalid)";
    return Ended.NO;
  }
  if (p + 1 > end) return Ended.CUT;
  text += ` keyid ${u8(bytes, p)}`;
  if (p + 2 > end) return Ended.CUT;
  text += ` rnextkeyid ${u8(bytes, p + 1)}`;
  if (data === 2) return Ended.NO;
  const stop = Math.min(p + data, end);
  text += ` mac 0x${hexBytes(bytes, p + 2, stop)}`;
  return stop < p + data ? Ended.CUT : Ended.NO;
}

/** RFC 7413: an empty cookie asks for one; else 4 to 16 bytes, an even number. */
function fastOpen(bytes: Uint8Array, p: number, size: number): string {
  if (size === 0) return " cookiereq";
  if (size % 2 !== 0 || size < 4 || size > 16) return " (invalid)";
  return ` cookie ${hexBytes(bytes, p, p + size)}`;
}

function unknown(bytes: Uint8Array, p: number, data: number, end: number): Ended {
  taken = data;
  if (data === 0) return Ended.NO;
  const stop = Math.min(p + data, end);
  text += ` 0x${hexBytes(bytes, p, stop)}`;
  return stop < p + data ? Ended.CUT : Ended.NO;
}
