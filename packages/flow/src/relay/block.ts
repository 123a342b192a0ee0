import {
  MULTIPATH_KNOWN,
  MULTIPATH_LATE_TOKEN,
  MULTIPATH_NUMBERED,
  MULTIPATH_SCALE_BEHIND,
  OPERATIONS,
} from "../analysis/multipath-options.ts";
import { V6_KEY_WORDS } from "../connection/pairs.ts";

/**
 * Segments on their way from the thread that reads frames to the one that takes them into connections: a block of 32-bit
 * words, which both may share.
 *
 *     ┌───────┬───────────┬───────────┬─   ─┬───────────────────┬────────────────────────────┐
 *     │ count │ segment 0 │ segment 1 │  …  │ new pairs or keys │ more of those that need it │
 *     └───────┴───────────┴───────────┴─   ─┴───────────────────┴────────────────────────────┘
 *
 * Every segment has SEGMENT_WORDS words. What few of them have follows in the order of the segments, as bits of
 * SEGMENT_FACTS say.
 */
export const BLOCK_COUNT = 0;
/** Words of the keys by which the pairs are still to be found; 0 where they have been. */
export const BLOCK_KEYS = 1;
export const BLOCK_SEGMENTS = 8;

/** Number of the pair of endpoints; where it is still to be found, the key's family. */
export const SEGMENT_PAIR = 0;
/** Sequence numbers are signed words. */
export const SEGMENT_SEQ = 1;
export const SEGMENT_ACK = 2;
/** Flags (high 16), window (low 16). */
export const SEGMENT_FLAGS_AND_WINDOW = 3;
export const SEGMENT_PAYLOAD = 4;
/** FrameMark (from bit 16 on), OptionBit (twelve bits), FACT_…. */
export const SEGMENT_FACTS = 5;
/** Modulo 2^32. */
export const SEGMENT_SECONDS = 6;
export const SEGMENT_NANOS = 7;
export const SEGMENT_WORDS = 8;

/** The higher endpoint of the pair sent it. */
export const FACT_FROM_HIGHER = 0x1000;
/** Its header looks ordinary: see `looksOrdinary`. */
export const FACT_LOOKS_ORDINARY = 0x2000;
/** The pair is new: its ports and addresses follow among the new pairs, as `PairRecords` takes them. */
export const FACT_NEW_PAIR = 0x4000;
/** Its options tell something: OPTION_WORDS words follow. */
export const FACT_OPTIONS = 0x8000;
/** Its seconds do not fit a word: their high half follows behind all else. */
export const FACT_FAR_TIME = 0x1000_0000;

/** MSS (low 16), window scale (high 16). */
export const OPTION_MSS_AND_SCALE = 0;
/** MPTCP operations (OPTION_MULTIPATH_BITS), OPTION_BIT_…. */
export const OPTION_MULTIPATH = 1;
export const OPTION_TOKEN = 2;
export const OPTION_OTHER_TOKEN = 3;
export const OPTION_WORDS = 4;

export const OPTION_MULTIPATH_BITS =
  OPERATIONS | MULTIPATH_KNOWN | MULTIPATH_NUMBERED | MULTIPATH_LATE_TOKEN | MULTIPATH_SCALE_BEHIND;
export const OPTION_BIT_CUT = 0x0200;
export const OPTION_BIT_TOKEN = 0x0400;
export const OPTION_BIT_OTHER_TOKEN = 0x0800;
/** What follows from them rests on the connection: they follow as they stand, in HEADER_WORDS words more. */
export const OPTION_BIT_RESTS_ON_ACK = 0x1000;

/** The header's length, and how much of it was captured (from bit 8 on), bytes; `DecodedFrame.options` from bit 16 on. */
export const HEADER_LENGTHS_AND_OPTIONS = 0;
/** Forty bytes, four a word. */
export const HEADER_OPTIONS = 1;
export const HEADER_WORDS = HEADER_OPTIONS + 10;

/** Segments of a block at most, and room for what else few of them have. */
export const BLOCK_MOST = 256;
export const BLOCK_PAIRS = BLOCK_SEGMENTS + BLOCK_MOST * SEGMENT_WORDS;
export const BLOCK_MORE = BLOCK_PAIRS + BLOCK_MOST * V6_KEY_WORDS;
export const BLOCK_WORDS = BLOCK_MORE + 4 * BLOCK_MOST;
