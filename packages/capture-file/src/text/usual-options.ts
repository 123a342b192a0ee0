/** Reads digits from a place in a text; `at` is behind them then. One object is reused. */
const digits = { at: 0 };

/**
 * Writes options of the kinds that nearly all headers have, spelt as tcpdump 4 spells them and parted by commas alone, and
 * returns how many bytes they take, padding included.
 *
 * @returns −1 where there is anything else: `optionBytes` knows more, and takes longer
 */
export function writeUsualOptions(
  text: string,
  from: number,
  end: number,
  ackBase: number,
  out: Uint8Array,
  offset: number,
): number {
  let at = from;
  let used = offset;
  while (at < end) {
    const start = used;
    const first = text.charCodeAt(at);
    if (first === N && text.startsWith("nop", at)) {
      at += 3;
      if (used - offset >= MOST) break;
      out[used++] = 1;
    } else if (first === T && text.startsWith("TS val ", at)) {
      const value = number(text, at + 7, end);
      if (value < 0 || !text.startsWith(" ecr ", digits.at)) return -1;
      const echo = number(text, digits.at + 5, end);
      if (echo < 0) return -1;
      at = digits.at;
      if (used - offset > MOST - 10) break;
      out[used] = 8;
      out[used + 1] = 10;
      put32(out, used + 2, value);
      put32(out, used + 6, echo);
      used += 10;
    } else if (first === M && text.startsWith("mss ", at)) {
      const value = number(text, at + 4, end);
      if (value < 0) return -1;
      at = digits.at;
      if (used - offset > MOST - 4) break;
      out[used] = 2;
      out[used + 1] = 4;
      out[used + 2] = value >>> 8;
      out[used + 3] = value;
      used += 4;
    } else if (first === W && text.startsWith("wscale ", at)) {
      const value = number(text, at + 7, end);
      if (value < 0) return -1;
      at = digits.at;
      if (used - offset > MOST - 3) break;
      out[used] = 3;
      out[used + 1] = 3;
      out[used + 2] = value;
      used += 3;
    } else if (first === S && text.startsWith("sackOK", at)) {
      at += 6;
      if (used - offset > MOST - 2) break;
      out[used] = 4;
      out[used + 1] = 2;
      used += 2;
    } else if (first === S && text.startsWith("sack ", at)) {
      at = writeBlocks(text, at + 5, end, ackBase, out, used);
      if (at < 0) return -1;
      const length = out[used + 1] as number;
      if (used - offset > MOST - length) break;
      used += length;
    } else return -1;
    if (at === end) break;
    if (text.charCodeAt(at) !== COMMA || at + 1 === end || used === start) return -1;
    at++;
  }
  while ((used - offset) % 4 !== 0) out[used++] = 0;
  return used - offset;
}

/** `1 {3:9}`, `2 {3:9}{12:15}`: kind, length and at most four blocks. Returns the place behind, or −1. */
function writeBlocks(text: string, from: number, end: number, base: number, out: Uint8Array, to: number): number {
  if (number(text, from, end) < 0) return -1;
  let at = digits.at;
  if (text.charCodeAt(at) !== SPACE) return -1;
  at++;
  let edges = 0;
  while (at < end && text.charCodeAt(at) === OPEN) {
    const low = number(text, at + 1, end);
    if (low < 0 || text.charCodeAt(digits.at) !== COLON) return -1;
    const high = number(text, digits.at + 1, end);
    if (high < 0 || text.charCodeAt(digits.at) !== CLOSE || edges >= 8) return -1;
    // what lies beyond the header's end is never read: there is room for four blocks behind any option
    if (to + 2 + 4 * edges + 8 > out.length) return -1;
    put32(out, to + 2 + 4 * edges, (low + base) >>> 0);
    put32(out, to + 6 + 4 * edges, (high + base) >>> 0);
    edges += 2;
    at = digits.at + 1;
  }
  if (edges === 0 || at > end) return -1;
  out[to] = 5;
  out[to + 1] = 2 + 4 * edges;
  return at;
}

/** A number of one to ten digits, or −1. */
function number(text: string, from: number, end: number): number {
  let value = 0;
  let at = from;
  for (; at < end && at - from < 11; at++) {
    const digit = text.charCodeAt(at) - DIGIT_0;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  digits.at = at;
  return at === from || at - from > 10 ? -1 : value;
}

function put32(out: Uint8Array, at: number, value: number): void {
  out[at] = value >>> 24;
  out[at + 1] = value >>> 16;
  out[at + 2] = value >>> 8;
  out[at + 3] = value;
}

/** Bytes that a header has for options. */
const MOST = 40;

const SPACE = 0x20;
const COMMA = 0x2c;
const DIGIT_0 = 0x30;
const COLON = 0x3a;
const M = 0x6d;
const N = 0x6e;
const S = 0x73;
const T = 0x54;
const W = 0x77;
const OPEN = 0x7b;
const CLOSE = 0x7d;
