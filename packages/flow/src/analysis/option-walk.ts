import { type DecodedFrame, OptionBit } from "@tcp-ladder/wire";

const END = 0;
const NOP = 1;
const WINDOW_SCALE = 3;
const SACK = 5;
const SNACK = 21;
const MPTCP = 30;

/** A SACK option without one whole block (RFC 2018, section 3). */
const LEAST_SACK = 10;
/** Wireshark reads two bytes beyond a SNACK option of this length, which is the only one it takes. */
const SNACK_LENGTH = 6;
/** The least lengths that an MPTCP option's fields need, by subtype (RFC 8684, section 3); the data sequence's depends. */
const LEAST_MULTIPATH = [4, 3, 4, 4, 3, 3, 12, 12, 4, 3, 3, 3, 3, 3, 3, 3];
const DATA_SEQUENCE = 2;

/** What {@link walkOptions} found, up to where Wireshark would stop. One object is reused. */
export interface OptionWalk {
  /** MPTCP subtypes, a bit for each. */
  multipath: number;
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
  out.scale = false;
  const { bytes, end } = frame;
  const limit = frame.tcpOffset + frame.headerLength;
  for (let at = frame.tcpOffset + 20; at < limit; ) {
    if (at >= end) return false;
    const kind = bytes[at] as number;
    if (kind === END) return true;
    if (kind === NOP) {
      at += 1;
      continue;
    }
    if (at + 1 >= limit) return true;
    if (at + 1 >= end) return false;
    const length = bytes[at + 1] as number;
    if (length < 2 || at + length > limit) return true;
    if (kind === MPTCP && length > 2 && at + 2 < end) out.multipath |= 1 << ((bytes[at + 2] as number) >>> 4);
    const needed = kind === MPTCP ? multipathLength(bytes, at, end) : neededLength(kind, length);
    if (needed > length || at + needed > end) return false;
    if (kind === WINDOW_SCALE && length === 3) out.scale = true;
    at += length;
  }
  return true;
}

/** Whether an odd length is worth the walk: nothing breaks in options that are none of these, and wholly there. */
export function mayBreak(frame: DecodedFrame): boolean {
  if (frame.headerLength <= 20) return false;
  return (frame.options & ~PLAIN) !== 0 || frame.marks !== 0 || frame.tcpOffset + frame.headerLength > frame.end;
}

const PLAIN = OptionBit.MSS | OptionBit.WINDOW_SCALE | OptionBit.SACK_PERMITTED | OptionBit.SACK | OptionBit.TIMESTAMPS;

function neededLength(kind: number, length: number): number {
  if (kind === SACK) return Math.max(length, LEAST_SACK);
  return kind === SNACK && length === SNACK_LENGTH ? length + 2 : length;
}

/** Without the checksum that may follow, and what a subtype may leave out. */
function multipathLength(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 >= end) return 3;
  const subtype = (bytes[at + 2] as number) >>> 4;
  if (subtype === DATA_SEQUENCE && at + 3 < end) return dataSequenceLength(bytes[at + 3] as number);
  return LEAST_MULTIPATH[subtype] as number;
}

/** RFC 8684, section 3.3: an acknowledgement of 4 or 8 bytes, and a mapping of 10 or 14, without its checksum. */
function dataSequenceLength(flags: number): number {
  let length = 4;
  if ((flags & 0x01) !== 0) length += (flags & 0x02) !== 0 ? 8 : 4;
  if ((flags & 0x04) !== 0) length += (flags & 0x08) !== 0 ? 14 : 10;
  return length;
}
