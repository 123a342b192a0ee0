import { type DecodedFrame, FrameMark, OptionBit, TcpFlag } from "@tcp-ladder/wire";
import {
  MULTIPATH_SCALE_BEHIND,
  type MultipathOptions,
  NO_TOKEN,
  OPERATIONS,
  readCutMultipath,
  readMultipath,
  readOperation,
} from "./multipath-options.ts";
import { LEAST_SACK, neededLength, SACK } from "./option-needs.ts";
import { word } from "./word.ts";

const END = 0;
const NOP = 1;
const WINDOW_SCALE = 3;
const MPTCP = 30;
/** Of an option with four blocks Wireshark 4.0 keeps three; later versions keep them all. */
const COUNTED_BLOCKS = 3;

/** What {@link walkOptions} found, up to where Wireshark would stop. One object is reused. */
export interface OptionWalk extends MultipathOptions {
  /** A window scale option was reached. */
  scale: boolean;
  /** There is a SACK option without a whole block: whether it is given up for it rests on the ACK number. */
  restsOnAck: boolean;
  /** SACK blocks so far, and edges of the first two. */
  blocks: number;
  firstRight: number;
  secondLeft: number;
  secondRight: number;
  /** Bytes in the first {@link COUNTED_BLOCKS} blocks of the last SACK option, modulo 2^32. */
  sacked: number;
}

export function newOptionWalk(): OptionWalk {
  return {
    multipath: 0,
    token: NO_TOKEN,
    otherToken: NO_TOKEN,
    scale: false,
    restsOnAck: false,
    blocks: 0,
    firstRight: 0,
    secondLeft: 0,
    secondRight: 0,
    sacked: 0,
  };
}

/**
 * Goes through a header's options as Wireshark does: it stops without complaint at a length that leads past the
 * header, and gives the whole segment up, notes and all, where an option is too short for what it must hold or the
 * capture ends before. False where it gives up.
 *
 * @param base what relative number 0 stands for on the other side
 */
export function walkOptions(frame: DecodedFrame, base: number, out: OptionWalk): boolean {
  out.multipath = 0;
  out.token = NO_TOKEN;
  out.otherToken = NO_TOKEN;
  out.scale = false;
  out.restsOnAck = false;
  out.blocks = 0;
  out.sacked = 0;
  const read = walk(frame, base, out);
  // What was begun stays, what was read goes with the segment.
  if (!read) out.multipath &= ~OPERATIONS;
  return read;
}

function walk(frame: DecodedFrame, base: number, out: OptionWalk): boolean {
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
    if (kind === MPTCP && length > 2 && at + 2 < end) readOperation(bytes, at, length, out);
    let needed = neededLength(bytes, at, end);
    if (kind === SACK) {
      out.sacked = 0;
      if (length < LEAST_SACK) {
        out.restsOnAck = true;
        if (!seemsDuplicate(frame, base, out)) needed = length;
      }
    }
    if (needed > length || at + needed > end) {
      if (kind === MPTCP) readCutMultipath(bytes, at, length, end, out);
      return false;
    }
    if (kind === WINDOW_SCALE && length === 3) takeScale(out);
    if (kind === MPTCP) readMultipath(bytes, at, length, out);
    else if (kind === SACK) readBlocks(bytes, at + 2, at + length, out);
    at += length;
  }
  return true;
}

function takeScale(out: OptionWalk): void {
  const behind = out.token !== NO_TOKEN || out.otherToken !== NO_TOKEN;
  if (behind && !out.scale) out.multipath |= MULTIPATH_SCALE_BEHIND;
  out.scale = true;
}

function readBlocks(bytes: Uint8Array, from: number, to: number, out: OptionWalk): void {
  for (let at = from, block = 0; at + 8 <= to; at += 8, block++) {
    if (block < COUNTED_BLOCKS) out.sacked = (out.sacked + word(bytes, at + 4) - word(bytes, at)) | 0;
    if (out.blocks === 0) out.firstRight = word(bytes, at + 4);
    else if (out.blocks === 1) {
      out.secondLeft = word(bytes, at);
      out.secondRight = word(bytes, at + 4);
    }
    out.blocks++;
  }
}

/**
 * Wireshark reads the first block of the option once more where what it has seen of blocks looks like a duplicate
 * SACK (RFC 2883, section 4): inside what is acknowledged, or inside the second. Without any the edge is 0.
 */
function seemsDuplicate({ ack, flags }: DecodedFrame, base: number, seen: OptionWalk): boolean {
  const relative = (flags & TcpFlag.ACK) === 0 ? ack : ack - base;
  const right = seen.blocks === 0 ? 0 : seen.firstRight - base;
  if (((right - relative) | 0) <= 0) return true;
  const { firstRight, secondLeft, secondRight } = seen;
  return seen.blocks > 1 && ((secondLeft - firstRight) | 0) < 0 && ((secondRight - firstRight) | 0) >= 0;
}

/** Behind the end of the options all should be zero. What is not is marked, up to the header's end. */
function readPadding(bytes: Uint8Array, from: number, limit: number, end: number): boolean {
  for (let at = from; at < limit; at++) {
    if (at >= end) return false;
    if (bytes[at] !== 0) return limit <= end;
  }
  return true;
}

/** Whether an odd length is worth the walk: nothing breaks in options that are none of these, and wholly there. */
export function mayBreak(frame: DecodedFrame): boolean {
  if (frame.headerLength <= 20) return false;
  return (
    (frame.options & ~PLAIN) !== 0 ||
    (frame.marks & FrameMark.BAD_OPTION) !== 0 ||
    frame.tcpOffset + frame.headerLength > frame.end
  );
}

const PLAIN = OptionBit.MSS | OptionBit.WINDOW_SCALE | OptionBit.SACK_PERMITTED | OptionBit.SACK | OptionBit.TIMESTAMPS;
