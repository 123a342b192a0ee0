import { TcpFlag } from "@tcp-ladder/wire";
import { MULTIPATH_KNOWN, NO_TOKEN, OPERATIONS } from "../analysis/multipath-options.ts";
import { Note } from "../columns.ts";
import type { Segment } from "../segment.ts";
import {
  CORE_BIT_REUSED_PORTS,
  CORE_FIRST_ACK,
  CORE_FIRST_FLAGS_AND_WINDOW,
  CORE_FIRST_MARKS_AND_OPTIONS,
  CORE_FIRST_MULTIPATH_AND_CUT,
  CORE_FIRST_OPTIONS,
  CORE_FIRST_PAYLOAD,
  CORE_FIRST_ROW,
  CORE_FIRST_SEQ,
} from "./layout.ts";

/** What else its MPTCP options say has done its work when they were taken in first. */
const MULTIPATH_KEPT = OPERATIONS | MULTIPATH_KNOWN;
const OPTIONS_CUT = 0x200;
const MULTIPATH_NUMBER_SHIFT = 10;
const SYN_ACK = TcpFlag.SYN | TcpFlag.ACK;

/**
 * Keeps a connection's first segment in the core that begins at `base`.
 *
 * @param opener CORE_BIT_CLIENT_IS_HIGHER and CORE_BIT_OPENER_… of the connection
 */
export function keepFirst(segment: Segment, words: Int32Array, base: number, opener: number): void {
  let bits = segment.mss | (segment.windowScale << 16) | opener;
  if ((segment.notes & Note.REUSED_PORTS) !== 0) bits |= CORE_BIT_REUSED_PORTS;
  words[base + CORE_FIRST_ROW] = segment.row;
  words[base + CORE_FIRST_OPTIONS] = bits;
  words[base + CORE_FIRST_SEQ] = segment.seq;
  words[base + CORE_FIRST_ACK] = segment.ack;
  words[base + CORE_FIRST_PAYLOAD] = segment.payload;
  words[base + CORE_FIRST_FLAGS_AND_WINDOW] = (segment.flags << 16) | segment.window;
  words[base + CORE_FIRST_MARKS_AND_OPTIONS] = (segment.marks << 16) | segment.options;
  words[base + CORE_FIRST_MULTIPATH_AND_CUT] =
    (segment.multipath & MULTIPATH_KEPT) |
    (segment.optionsCut ? OPTIONS_CUT : 0) |
    (segment.multipathNumber << MULTIPATH_NUMBER_SHIFT);
}

/** Takes it from there again. */
export function readFirst(segment: Segment, words: Int32Array, base: number): void {
  const first = words[base + CORE_FIRST_OPTIONS] as number;
  const flagsAndWindow = words[base + CORE_FIRST_FLAGS_AND_WINDOW] as number;
  const marksAndOptions = words[base + CORE_FIRST_MARKS_AND_OPTIONS] as number;
  const multipathAndCut = words[base + CORE_FIRST_MULTIPATH_AND_CUT] as number;
  segment.row = words[base + CORE_FIRST_ROW] as number;
  segment.flags = flagsAndWindow >>> 16;
  // Who begins with a SYN+ACK was opened; anybody else stands for the client, until a SYN says otherwise.
  segment.fromServer = (segment.flags & SYN_ACK) === SYN_ACK;
  segment.seq = words[base + CORE_FIRST_SEQ] as number;
  segment.ack = words[base + CORE_FIRST_ACK] as number;
  segment.payload = words[base + CORE_FIRST_PAYLOAD] as number;
  segment.window = flagsAndWindow & 0xffff;
  segment.options = marksAndOptions & 0xffff;
  segment.mss = first & 0xffff;
  segment.windowScale = (first >>> 16) & 0xff;
  segment.multipath = multipathAndCut & MULTIPATH_KEPT;
  segment.token = NO_TOKEN;
  segment.otherToken = NO_TOKEN;
  segment.multipathNumber = multipathAndCut >>> MULTIPATH_NUMBER_SHIFT;
  segment.optionsCut = (multipathAndCut & OPTIONS_CUT) !== 0;
  segment.restsOnAck = false;
  segment.marks = marksAndOptions >>> 16;
  segment.notes = (first & CORE_BIT_REUSED_PORTS) === 0 ? 0 : Note.REUSED_PORTS;
  segment.related = -1;
  segment.acknowledges = -1;
}
