import { writeUsualOptions } from "./usual-options.ts";

/** One option as tcpdump 4 or tcpdump 3 spells it, and the bytes it stands for. */
type Spelling = readonly [RegExp, (found: RegExpExecArray, ackBase: number) => readonly number[]];

const EXPERIMENT = 254;
const FAST_OPEN_EXPERIMENT = [0xf9, 0x89]; // RFC 7413, appendix A

const SPELLINGS: readonly Spelling[] = [
  [/mss (\d+)/y, (m) => [2, 4, ...number16(m[1])]],
  [/nop/y, () => [1]],
  [/eol/y, () => [0]],
  [/wscale (\d+)/y, (m) => [3, 3, Number(m[1]) & 0xff]],
  [/sackOK/y, () => [4, 2]],
  [/(?:sack )?sack \d+ ((?:\s*\{\d+:\d+\})+)/y, (m, ackBase) => sack(m[1] ?? "", ackBase)],
  [/TS val (\d+) ecr (\d+)/y, (m) => [8, 10, ...number32(m[1]), ...number32(m[2])]],
  [/timestamp (\d+) (\d+)/y, (m) => [8, 10, ...number32(m[1]), ...number32(m[2])]],
  [/exp-tfo cookiereq/y, () => [EXPERIMENT, 4, ...FAST_OPEN_EXPERIMENT]],
  [/exp-tfo\s+cookie ([0-9a-f]*)/y, (m) => sized(EXPERIMENT, [...FAST_OPEN_EXPERIMENT, ...hexBytes(m[1])])],
  [/exp-([0-9a-f]{4})(?: 0x([0-9a-f]*))?/y, (m) => sized(EXPERIMENT, [...hexBytes(m[1]), ...hexBytes(m[2])])],
  [/tfo\s+cookiereq/y, () => [34, 2]],
  [/tfo\s+cookie ([0-9a-f]*)/y, (m) => sized(34, hexBytes(m[1]))],
  [/md5 (?:shared secret not supplied with -M, can't check - |valid|invalid)?([0-9a-f]{0,32})/y, (m) => md5(m[1])],
  [
    /tcp-ao keyid (\d+) rnextkeyid (\d+) mac 0x([0-9a-f]*)/y,
    (m) => sized(29, [Number(m[1]) & 0xff, Number(m[2]) & 0xff, ...hexBytes(m[3])]),
  ],
  [/uto 0x([0-9a-f]+)(?: (?:min|sec))?/y, (m) => [28, 4, ...number16(String(Number.parseInt(m[1] ?? "0", 16)))]],
  [/mptcp (?:(\d+) )?([a-z-]+)[^,[\]{]*(?:\{[^}]*\})?/y, (m) => multipath(Number(m[1] ?? 4), m[2] ?? "")],
  [/unknown-(\d+)(?: 0x([0-9a-f]+))?/y, (m) => sized(Number(m[1]) & 0xff, hexBytes(m[2]))],
];

/** Subtypes of MPTCP's option (RFC 8684, section 8). What the line says beyond the subtype is not kept. */
const MULTIPATH: Readonly<Record<string, number>> = {
  capable: 0,
  join: 1,
  dss: 2,
  "add-addr": 3,
  "rem-addr": 4,
  prio: 5,
  fail: 6,
  "fast-close": 7,
  unknown: 8,
};

/**
 * Writes a header's options, at most 40 bytes and a multiple of 4, and returns how many.
 *
 * @param text holds what tcpdump writes between the brackets, from `at` to `end`
 * @param ackBase what is added to a SACK's numbers to make them absolute
 */
export function writeOptions(
  text: string,
  at: number,
  end: number,
  ackBase: number,
  out: Uint8Array,
  offset: number,
): number {
  if (at === end) return 0;
  const usual = writeUsualOptions(text, at, end, ackBase, out, offset);
  if (usual >= 0) return usual;
  const bytes = optionBytes(text.slice(at, end), ackBase);
  out.set(bytes, offset);
  return bytes.length;
}

/**
 * The bytes of a header's options, at most 40 and a multiple of 4. What is not understood is passed over up to the next
 * comma; nothing follows an end of list.
 *
 * @param text what tcpdump writes between the brackets
 * @param ackBase what is added to a SACK's numbers to make them absolute
 */
export function optionBytes(text: string, ackBase: number): number[] {
  const bytes: number[] = [];
  let at = 0;
  while (at < text.length) {
    const made = matchAt(text, at, ackBase);
    if (made === undefined) {
      const comma = text.indexOf(",", at);
      at = comma < 0 ? text.length : comma + 1;
      continue;
    }
    if (bytes.length + made.bytes.length > 40) break;
    bytes.push(...made.bytes);
    if (made.bytes[0] === 0) break;
    at = made.after;
    while (text[at] === "," || text[at] === " ") at++;
  }
  while (bytes.length % 4 !== 0) bytes.push(0);
  return bytes;
}

function matchAt(text: string, at: number, ackBase: number): { bytes: readonly number[]; after: number } | undefined {
  for (const [pattern, make] of SPELLINGS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { bytes: make(found, ackBase), after: pattern.lastIndex };
  }
  return undefined;
}

function sack(blocks: string, ackBase: number): number[] {
  const edges = [...blocks.matchAll(/\d+/g)].slice(0, 8).flatMap(([digits]) => number32(digits, ackBase));
  return [5, 2 + edges.length, ...edges];
}

/** RFC 2385: always 16 bytes of digest; the line may leave them out. */
function md5(digest = ""): number[] {
  const bytes = hexBytes(digest);
  return [19, 18, ...bytes, ...Array.from({ length: 16 - bytes.length }, () => 0)];
}

function multipath(length: number, subtype: string): number[] {
  const total = Math.min(40, Math.max(4, length));
  const bytes = Array.from({ length: total }, () => 0);
  bytes[0] = 30;
  bytes[1] = total;
  bytes[2] = (MULTIPATH[subtype] ?? 15) << 4;
  return bytes;
}

function sized(kind: number, value: readonly number[]): number[] {
  return [kind, 2 + value.length, ...value];
}

function hexBytes(digits = ""): number[] {
  return (digits.match(/[0-9a-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function number16(digits = "0"): number[] {
  const value = Number(digits) & 0xffff;
  return [value >> 8, value & 0xff];
}

function number32(digits = "0", base = 0): number[] {
  const value = (Number(digits) + base) >>> 0;
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
