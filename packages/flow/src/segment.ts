import { type DecodedFrame, FrameMark, OptionBit } from "@tcp-ladder/wire";
import { NO_TOKEN } from "./analysis/multipath-options.ts";
import { mayBreak, newOptionWalk, walkOptions } from "./analysis/option-walk.ts";

/** The segment that is being taken in. One object is reused; sequence numbers are signed 32-bit words. */
export interface Segment {
  row: number;
  fromServer: boolean;
  seq: number;
  ack: number;
  flags: number;
  payload: number;
  window: number;
  options: number;
  /** Valid where OptionBit.MSS, OptionBit.WINDOW_SCALE are set. */
  mss: number;
  windowScale: number;
  /** MPTCP operations, tokens (a sender's own, and the other's), and a first segment's membership; see `analysis/multipath.ts`. */
  multipath: number;
  token: number;
  otherToken: number;
  multipathNumber: number;
  /** The capture ends within the header, or one of its options before its fields do. */
  optionsCut: boolean;
  /** That rests on the other side's first number too; see `rereadOptions`. */
  restsOnAck: boolean;
  /** FrameMark and RowMark bits. */
  marks: number;
  notes: number;
  /** Rows, or −1. */
  related: number;
  acknowledges: number;
}

export function newSegment(): Segment {
  return {
    row: 0,
    fromServer: false,
    seq: 0,
    ack: 0,
    flags: 0,
    payload: 0,
    window: 0,
    options: 0,
    mss: 0,
    windowScale: 0,
    multipath: 0,
    token: NO_TOKEN,
    otherToken: NO_TOKEN,
    multipathNumber: 0,
    optionsCut: false,
    restsOnAck: false,
    marks: 0,
    notes: 0,
    related: -1,
    acknowledges: -1,
  };
}

/**
 * Whether a data offset under 5 says where the header ends: Wireshark still follows the numbers, with all behind that
 * place for payload. Where the offset points past the segment's end there is no payload, and nothing to follow.
 */
export function hasShortHeader(marks: number, payload: number): boolean {
  return (marks & FrameMark.BAD_OFFSET) !== 0 && payload > 0;
}

/** Whether the segment's length is known, so that its numbers can be followed. */
export function isMeasured(marks: number, payload: number): boolean {
  if ((marks & (FrameMark.FRAGMENT | FrameMark.UNJUDGED)) !== 0) return false;
  return (marks & FrameMark.BAD_OFFSET) === 0 || payload > 0;
}

/** SYN and FIN use one sequence number each (RFC 9293, section 3.4); Wireshark counts one for both together. */
export function sequenceLength(payload: number, flags: number): number {
  return (flags & 0x003) === 0 ? payload : payload + 1;
}

/** Takes over what the frame says; its row, and who sent it, the caller knows. */
export function readFrame(segment: Segment, marks: number, frame: DecodedFrame): void {
  segment.seq = frame.seq | 0;
  segment.ack = frame.ack | 0;
  segment.flags = frame.flags;
  segment.payload =
    frame.headerLength < 20 ? Math.max(0, frame.segmentLength - frame.headerLength) : frame.payloadLength;
  segment.window = frame.window;
  segment.options = frame.options;
  segment.mss = frame.mss;
  segment.windowScale = frame.windowScale;
  segment.multipath = 0;
  segment.token = NO_TOKEN;
  segment.otherToken = NO_TOKEN;
  segment.multipathNumber = 0;
  segment.optionsCut = (marks & FrameMark.HEADER_CUT) !== 0;
  segment.restsOnAck = false;
  if (frame.headerLength < 20) readBeyondHeader(segment, frame);
  else if ((marks & FrameMark.BAD_OFFSET) !== 0) segment.optionsCut = true;
  else if (mayBreak(frame)) readWalk(segment, frame, 0);
  segment.marks = marks;
  segment.notes = 0;
  segment.related = -1;
  segment.acknowledges = -1;
}

/** The table shows none of what lies beyond the header; Wireshark follows it all the same. */
function readBeyondHeader(segment: Segment, { bytes, tcpOffset }: DecodedFrame): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + tcpOffset, 16);
  segment.ack = view.getInt32(8);
  segment.window = view.getUint16(14);
}

const WALK = newOptionWalk();

/** Reads the options of a segment that `restsOnAck` anew, now that the other side's relative number 0 is known. */
export function rereadOptions(segment: Segment, frame: DecodedFrame, base: number): void {
  segment.options = frame.options;
  segment.optionsCut = (segment.marks & FrameMark.HEADER_CUT) !== 0;
  readWalk(segment, frame, base);
}

function readWalk(segment: Segment, frame: DecodedFrame, base: number): void {
  if (!walkOptions(frame, base, WALK)) segment.optionsCut = true;
  segment.restsOnAck = WALK.restsOnAck;
  segment.multipath = WALK.multipath;
  segment.token = WALK.token;
  segment.otherToken = WALK.otherToken;
  if (segment.optionsCut && !WALK.scale) segment.options &= ~OptionBit.WINDOW_SCALE;
}
