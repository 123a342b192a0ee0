import { type DecodedFrame, FrameMark, OptionBit, TcpFlag } from "@tcp-ladder/wire";
import {
  CONNECTION_BIT_CLIENT_SPOKE,
  CONNECTION_BIT_COMPLETENESS_SHIFT,
  CONNECTION_BIT_SERVER_SPOKE,
  CONNECTION_BIT_SERVER_SYN_ACKED,
  CONNECTION_BIT_STATES_SHIFT,
  FIELD_BITS,
  FIELD_FIRST_ACK_ROW,
  FIELD_MULTIPATH,
  FIELD_SYN_ROW,
  SIDE_BIT_BASE,
  SIDE_BIT_BEFORE_FIRST_ACK,
  SIDE_BIT_FIN,
  SIDE_BIT_ISN,
  SIDE_BIT_LAST_KEEP_ALIVE,
  SIDE_BIT_LAST_PROBE,
  SIDE_BIT_MAX_ACK,
  SIDE_BIT_SCALE,
  SIDE_BIT_SCALE_KNOWN,
  SIDE_BIT_SCALE_USED,
  SIDE_BIT_SEEN,
  SIDE_BITS,
  SIDE_BYTES_HIGH,
  SIDE_BYTES_LOW,
  SIDE_CONTIGUOUS,
  SIDE_DUPLICATED_ROW,
  SIDE_LAST_ACK,
  SIDE_LAST_ROW,
  SIDE_LOWEST,
  SIDE_MAX_ACK,
  SIDE_NEXT_SEQ,
  SIDE_NEXT_SEQ_ROW,
  SIDE_SEGMENTS,
  SIDE_WINDOW_AND_DUPLICATES,
} from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { COMPLETENESS_ACK, COMPLETENESS_DATA } from "./completeness.ts";
import type { UnackedSegments } from "./unacked.ts";

/** Both ends ESTABLISHED, as the table packs states. */
export const BOTH_ESTABLISHED = TcpState.ESTABLISHED | (TcpState.ESTABLISHED << 4);

const ACK_ALONE = TcpFlag.ACK;
const FLAGS_THAT_MATTER = TcpFlag.SYN | TcpFlag.FIN | TcpFlag.RST | TcpFlag.ACK;
const UNMEASURED = FrameMark.FRAGMENT | FrameMark.BAD_OFFSET | FrameMark.UNJUDGED;
const UNUSUAL_OPTIONS = OptionBit.WINDOW_SCALE | OptionBit.MPTCP;
const OPEN_SENDER = SIDE_BIT_BASE | SIDE_BIT_SEEN | SIDE_BIT_MAX_ACK;

/** Whether a segment's header has nothing that would keep it from being ordinary. */
export function looksOrdinary(frame: DecodedFrame): boolean {
  if ((frame.marks & UNMEASURED) !== 0 || (frame.options & UNUSUAL_OPTIONS) !== 0) return false;
  return frame.tcpOffset + frame.headerLength <= frame.end && hasOrdinaryFlags(frame.flags);
}

export function hasOrdinaryFlags(flags: number): boolean {
  return (flags & FLAGS_THAT_MATTER) === ACK_ALONE;
}

/**
 * Whether a segment with such a header leaves a connection's states as they are, and all else that is settled when one opens
 * or ends: it is open, and has shown so.
 *
 * @param words holds the connection's record from `base` on, the segment's sender's side from `own` on, its receiver's from
 * `other` on
 */
function isSettled(words: Int32Array, base: number, own: number, other: number): boolean {
  const bits = words[base + FIELD_BITS] as number;
  if (((bits >>> CONNECTION_BIT_STATES_SHIFT) & 0xff) !== BOTH_ESTABLISHED) return false;
  const ownBits = words[own + SIDE_BITS] as number;
  const othersBits = words[other + SIDE_BITS] as number;
  if ((ownBits & (OPEN_SENDER | SIDE_BIT_BEFORE_FIRST_ACK | SIDE_BIT_FIN)) !== OPEN_SENDER) return false;
  // It need not have been seen: captures of one direction are long ones.
  if ((othersBits & (SIDE_BIT_BASE | SIDE_BIT_FIN)) !== SIDE_BIT_BASE) return false;
  if (own > other) {
    if ((bits & CONNECTION_BIT_SERVER_SPOKE) === 0) return false;
  } else {
    if ((bits & CONNECTION_BIT_CLIENT_SPOKE) === 0) return false;
    // By this the client may acknowledge the server's SYN.
    if ((bits & CONNECTION_BIT_SERVER_SYN_ACKED) === 0 && (othersBits & SIDE_BIT_ISN) !== 0) return false;
  }
  // By this the initial round trip may end.
  if (words[base + FIELD_FIRST_ACK_ROW] === 0 && words[base + FIELD_SYN_ROW] !== 0) return false;
  return words[base + FIELD_MULTIPATH] === 0;
}

/** Both of a segment that has been read. */
export function leavesSettled(
  { flags, marks, options, multipath }: Segment,
  connection: RecordView,
  sender: RecordView,
  receiver: RecordView,
): boolean {
  if (!hasOrdinaryFlags(flags) || (marks & UNMEASURED) !== 0 || (options & UNUSUAL_OPTIONS) !== 0) return false;
  return multipath === 0 && isSettled(connection.words, connection.base, sender.base, receiver.base);
}

/**
 * Whether nothing can be said of a segment with such a header but that it came: in a settled connection it brings the next
 * bytes in order, or acknowledges something new and nothing unseen. Nine segments in ten are of this kind; for them
 * {@link takeOrdinary} does all that the whole analysis would do, in one go.
 *
 * @param seq as `ack`, a signed 32-bit word
 * @param payload bytes
 * @param words as {@link isSettled} takes them
 */
export function isOrdinary(
  seq: number,
  ack: number,
  window: number,
  payload: number,
  words: Int32Array,
  base: number,
  own: number,
  other: number,
): boolean {
  if (window === 0 || !isSettled(words, base, own, other)) return false;
  const next = words[own + SIDE_NEXT_SEQ] as number;
  const contiguous = words[other + SIDE_CONTIGUOUS] as number;
  if (next === 0 || (contiguous !== 0 && ((contiguous - ack) | 0) < 0)) return false;
  // One below, and it would be a keep-alive.
  if (payload === 0) return seq === next ? ack !== words[own + SIDE_LAST_ACK] : ((next - seq) | 0) > 1;
  const othersBits = words[other + SIDE_BITS] as number;
  const isSeen = (othersBits & SIDE_BIT_SEEN) !== 0;
  const offered = isSeen ? (words[other + SIDE_WINDOW_AND_DUPLICATES] as number) & 0xffff : -1;
  if (seq !== next || offered === 0) return false;
  const end = (next + payload) | 0;
  const acknowledged = words[other + SIDE_LAST_ACK] as number;
  if (acknowledged !== 0 && ((end - acknowledged) | 0) <= 0) return false;
  if ((othersBits & SIDE_BIT_SCALE_KNOWN) === 0) return true;
  const scaled = (othersBits & (SIDE_BIT_SCALE_USED | SIDE_BIT_BEFORE_FIRST_ACK)) === SIDE_BIT_SCALE_USED;
  return end !== ((acknowledged + (offered << (scaled ? othersBits & SIDE_BIT_SCALE : 0))) | 0);
}

/** What an ordinary segment tells of others. */
export interface OrdinaryOutcome {
  /** Its ACK number is further than any this side sent before. */
  advances: boolean;
  /** Row that its ACK covers exactly, or −1. */
  acknowledges: number;
}

/** What `Analysis.take` and `takeFacts` would do with an ordinary segment; its numbers as {@link isOrdinary} takes them. Its states stay {@link BOTH_ESTABLISHED}. */
export function takeOrdinary(
  seq: number,
  ack: number,
  window: number,
  payload: number,
  row: number,
  words: Int32Array,
  base: number,
  own: number,
  other: number,
  unacked: UnackedSegments,
  out: OrdinaryOutcome,
): void {
  const seen = (payload > 0 ? COMPLETENESS_DATA : COMPLETENESS_ACK) << CONNECTION_BIT_COMPLETENESS_SHIFT;
  words[base + FIELD_BITS] = (words[base + FIELD_BITS] as number) | seen;
  let duplicates = (words[own + SIDE_WINDOW_AND_DUPLICATES] as number) & 0xffff_0000;
  if (ack !== words[own + SIDE_LAST_ACK]) {
    words[own + SIDE_DUPLICATED_ROW] = row + 1;
    words[own + SIDE_LAST_ACK] = ack;
    duplicates = 0;
  }
  words[own + SIDE_WINDOW_AND_DUPLICATES] = duplicates | window;
  words[own + SIDE_LAST_ROW] = row + 1;
  words[own + SIDE_BITS] = (words[own + SIDE_BITS] as number) & ~(SIDE_BIT_LAST_KEEP_ALIVE | SIDE_BIT_LAST_PROBE);
  words[own + SIDE_SEGMENTS] = (words[own + SIDE_SEGMENTS] as number) + 1;
  const contiguous = words[own + SIDE_CONTIGUOUS] as number;
  if (payload > 0) {
    const end = (seq + payload) | 0;
    unacked.add(words, own, seq, end, row);
    words[own + SIDE_NEXT_SEQ] = end;
    words[own + SIDE_NEXT_SEQ_ROW] = row;
    if (contiguous === seq || contiguous === 0) words[own + SIDE_CONTIGUOUS] = end;
    const low = ((words[own + SIDE_BYTES_LOW] as number) >>> 0) + payload;
    words[own + SIDE_BYTES_LOW] = low;
    if (low > 0xffff_ffff) words[own + SIDE_BYTES_HIGH] = (words[own + SIDE_BYTES_HIGH] as number) + 1;
  } else if (contiguous === 0 || contiguous === seq) {
    words[own + SIDE_CONTIGUOUS] = words[own + SIDE_NEXT_SEQ] as number;
  }
  out.advances = ((ack - (words[own + SIDE_MAX_ACK] as number)) | 0) > 0;
  if (out.advances) words[own + SIDE_MAX_ACK] = ack;
  out.acknowledges = words[other + SIDE_LOWEST] === 0 ? -1 : unacked.acknowledge(words, other, ack);
}
