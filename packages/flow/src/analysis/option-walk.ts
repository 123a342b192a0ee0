import { type DecodedFrame, OptionBit } from "@tcp-ladder/wire";
import { tokenOf } from "./multipath-token.ts";
import { hasKeys, neededLength } from "./option-needs.ts";

/** Beside a segment's operations, a bit for each subtype from 0 to 7: it belongs to MPTCP beyond doubt. */
export const MULTIPATH_KNOWN = 0x100;
export const NO_TOKEN = -1;

const END = 0;
const NOP = 1;
const WINDOW_SCALE = 3;
const MPTCP = 30;

/** What {@link walkOptions} found, up to where Wireshark would stop. One object is reused. */
export interface OptionWalk {
  /** MPTCP operations, a bit for each subtype that Wireshark keeps, and {@link MULTIPATH_KNOWN}. */
  multipath: number;
  /** Tokens that name the MPTCP connection, from its keys or as they stand, or {@link NO_TOKEN}. */
  token: number;
  otherToken: number;
  /** A window scale option was reached. */
  scale: boolean;
}

/**
 * Goes through a header's options as Wireshark does: it stops without complaint at a length that leads past the
 * header, and gives the whole segment up, notes and all, where an option is too short for what it must hold or the
 * capture ends before. False where it gives up.
 */
export function walkOptions(frame: DecodedFrame, out: OptionWalk): boolean {
  out.multipath = 0;
  out.token = NO_TOKEN;
  out.otherToken = NO_TOKEN;
  out.scale = false;
  const read = walk(frame, out);
  // What was begun stays, what was read goes with the segment.
  if (!read) out.multipath &= MULTIPATH_KNOWN;
  return read;
}

function walk(frame: DecodedFrame, out: OptionWalk): boolean {
  const { bytes, end } = frame;
  const limit = frame.tcpOffset + frame.headerLength;
  for (let at = frame.tcpOffset + 20; at < limit; ) {
    if (at >= end) return false;
    const kind = bytes[at] as number;
    if (kind === END) return readPadding(bytes, at + 1, limit, end);
    if (kind === NOP) {
      at += 1;
      continue;
    }
    if (at + 1 >= limit) return true;
    if (at + 1 >= end) return false;
    const length = bytes[at + 1] as number;
    if (length < 2) return true;
    // It marks the rest of the options, short of the two bytes just read.
    if (at + length > limit) return limit - 2 <= end;
    if (kind === MPTCP && length > 2 && at + 2 < end) out.multipath |= operation(bytes, at, length);
    const needed = neededLength(bytes, at, end);
    if (needed > length || at + needed > end) return false;
    if (kind === WINDOW_SCALE && length === 3) out.scale = true;
    if (kind === MPTCP) readTokens(bytes, at, length, out);
    at += length;
  }
  return true;
}

/** Behind the end of the options all should be zero. What is not is marked, up to the header's end. */
function readPadding(bytes: Uint8Array, from: number, limit: number, end: number): boolean {
  for (let at = from; at < limit; at++) {
    if (at >= end) return false;
    if (bytes[at] !== 0) return limit <= end;
  }
  return true;
}

/** Eight operations are kept. MP_CAPABLE without a key tells of none yet, if it comes first. */
function operation(bytes: Uint8Array, at: number, length: number): number {
  const subtype = (bytes[at + 2] as number) >>> 4;
  if (subtype === 0 && !hasKeys(length)) return 1;
  return MULTIPATH_KNOWN | (subtype < 8 ? 1 << subtype : 0);
}

/** MP_CAPABLE with its sender's key, or both, and MP_JOIN's SYN with the other's token (RFC 8684, 3.1 and 3.2). */
function readTokens(bytes: Uint8Array, at: number, length: number, out: OptionWalk): void {
  const subtype = (bytes[at + 2] as number) >>> 4;
  if (subtype === 1 && length === 12) out.token = word(bytes, at + 4) >>> 0;
  if (subtype !== 0 || !hasKeys(length)) return;
  const version = (bytes[at + 2] as number) & 0x0f;
  out.token = tokenOf(version, word(bytes, at + 4), word(bytes, at + 8));
  if (length >= 20) out.otherToken = tokenOf(version, word(bytes, at + 12), word(bytes, at + 16));
}

function word(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  return (high << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
}

/** Whether an odd length is worth the walk: nothing breaks in options that are none of these, and wholly there. */
export function mayBreak(frame: DecodedFrame): boolean {
  if (frame.headerLength <= 20) return false;
  return (frame.options & ~PLAIN) !== 0 || frame.marks !== 0 || frame.tcpOffset + frame.headerLength > frame.end;
}

const PLAIN = OptionBit.MSS | OptionBit.WINDOW_SCALE | OptionBit.SACK_PERMITTED | OptionBit.SACK | OptionBit.TIMESTAMPS;
