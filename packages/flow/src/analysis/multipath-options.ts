import { tokenOf } from "./multipath-token.ts";
import { hasKeys, numberEnd } from "./option-needs.ts";
import { word } from "./word.ts";

/** Beside a segment's operations, a bit for each subtype from 0 to 7: it belongs to MPTCP beyond doubt. */
export const MULTIPATH_KNOWN = 0x100;
/** And one for a data sequence number of eight bytes. */
export const MULTIPATH_NUMBERED = 0x2000;
/** And one for a token that comes behind other MPTCP options of the same header. */
export const MULTIPATH_LATE_TOKEN = 0x4000;
/** And one for a window scale option that comes behind a token, and has none before it. */
export const MULTIPATH_SCALE_BEHIND = 0x8000;
export const NO_TOKEN = -1;

/** Length of MP_JOIN in a SYN (RFC 8684, 3.2). */
const JOINING_SYN = 12;
/** A bit for each subtype that is kept. */
export const OPERATIONS = 0xff;
/** There is a mapping, and its number has eight bytes. */
const LONG_MAPPING = 0x0c;
/** What a header's MPTCP options say. */
export interface MultipathOptions {
  /** MPTCP operations, a bit for each subtype that Wireshark keeps, and MULTIPATH_…. */
  multipath: number;
  /** Token of the sender, of its key, or {@link NO_TOKEN}. */
  token: number;
  /** Token of the other side, of its key or as it stands. */
  otherToken: number;
}

/**
 * Eight operations are kept. A key or a joining SYN's token begins an MPTCP connection once it has been read, anything else
 * at once, but for MP_CAPABLE without a key.
 */
export function readOperation(bytes: Uint8Array, at: number, length: number, out: MultipathOptions): void {
  out.multipath |= operation((bytes[at + 2] as number) >>> 4, length);
}

function operation(subtype: number, length: number): number {
  if (subtype === 0) return 1;
  if (subtype === 1 && length === JOINING_SYN) return 2;
  return MULTIPATH_KNOWN | (subtype < 8 ? 1 << subtype : 0);
}

/** MP_CAPABLE with its sender's key, or both, MP_JOIN's SYN with the other's token, and a mapping (RFC 8684, 3.1 to 3.3). */
export function readMultipath(bytes: Uint8Array, at: number, length: number, out: MultipathOptions): void {
  const subtype = (bytes[at + 2] as number) >>> 4;
  if (subtype === 1 && length === JOINING_SYN) {
    beginToken(out);
    out.otherToken = word(bytes, at + 4) >>> 0;
  } else if (subtype === 2) {
    if (((bytes[at + 3] as number) & LONG_MAPPING) === LONG_MAPPING) out.multipath |= MULTIPATH_NUMBERED;
  } else if (subtype === 0 && hasKeys(length)) {
    beginToken(out);
    const version = (bytes[at + 2] as number) & 0x0f;
    // To Wireshark a number of eight bytes before it is as good as a key, and the first one counts.
    const first = (out.multipath & MULTIPATH_NUMBERED) === 0;
    if (first) out.token = tokenOf(version, word(bytes, at + 4), word(bytes, at + 8));
    if (length >= 20) out.otherToken = tokenOf(version, word(bytes, at + 12), word(bytes, at + 16));
  }
}

function beginToken(out: MultipathOptions): void {
  const late = (out.multipath & MULTIPATH_KNOWN) !== 0 && out.token === NO_TOKEN && out.otherToken === NO_TOKEN;
  out.multipath |= late ? MULTIPATH_LATE_TOKEN : MULTIPATH_KNOWN;
}

/** What has been read of an option before it ends too early: MP_CAPABLE's first key, MP_JOIN's token, a mapping's number. */
export function readCutMultipath(
  bytes: Uint8Array,
  at: number,
  length: number,
  end: number,
  out: MultipathOptions,
): void {
  const there = Math.min(length, end - at);
  const subtype = (bytes[at + 2] as number) >>> 4;
  if (subtype === 0 && hasKeys(length) && there >= 12) readMultipath(bytes, at, 12, out);
  else if (subtype === 1 && length === JOINING_SYN && there >= 8) readMultipath(bytes, at, length, out);
  else if (subtype === 2 && numberEnd(bytes[at + 3] as number) <= there) readMultipath(bytes, at, length, out);
}
