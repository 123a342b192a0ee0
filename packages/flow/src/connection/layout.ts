/**
 * A connection in 32-bit words. Every connection has a core; the full record, with what its two sides showed, is only
 * made when a second segment comes, so that a flood of single SYNs stays cheap (the core holds the first segment).
 * Sequence numbers stand as signed words; rows that are not there as NO_ROW (−1).
 */
export const CORE_PAIR = 0;
export const CORE_FIRST_ROW = 1;
/** Full record, 0 where there is none yet. */
export const CORE_RECORD = 2;
/** CORE_BIT_…, and the first segment's MSS (low 16) and window scale (bits 16 … 23). */
export const CORE_FIRST_OPTIONS = 3;
// The rest of the first segment, which is worked out again when a second one comes.
export const CORE_FIRST_SEQ = 4;
export const CORE_FIRST_ACK = 5;
export const CORE_FIRST_PAYLOAD = 6;
/** Flags (high 16), window (low 16). */
export const CORE_FIRST_FLAGS_AND_WINDOW = 7;
/** Marks (high 16), options (low 16). */
export const CORE_FIRST_MARKS_AND_OPTIONS = 8;
/** MPTCP operations, whether it cannot be read to its end (bit 9), and as FIELD_MULTIPATH (from bit 10 on). */
export const CORE_FIRST_MULTIPATH_AND_CUT = 9;
export const CORE_WORDS = 10;

/** The client is the higher endpoint of the pair. */
export const CORE_BIT_CLIENT_IS_HIGHER = 1 << 24;
/** Who opened is known by the SYN, or by the SYN+ACK alone. */
export const CORE_BIT_OPENER_SYN = 1 << 25;
export const CORE_BIT_OPENER_SYN_ACK = 1 << 26;
/** The first segment's ports were in use before. */
export const CORE_BIT_REUSED_PORTS = 1 << 27;

// Words of the full record before its two sides.

/** CONNECTION_BIT_…; both states in bits 16 … 23, completeness in bits 24 … 29. */
export const FIELD_BITS = 0;
export const FIELD_LAST_ROW = 1;
export const FIELD_LAST_SECONDS = 2;
export const FIELD_LAST_NANOS = 3;
/** Gaps of a second or more so far. */
export const FIELD_IDLES = 4;
/** Notes counter, 0 where no segment carries any. */
export const FIELD_NOTES = 5;
/** List of checkpoints, 0 where there is none. */
export const FIELD_CHECKPOINTS = 6;
/** Row + 1 of the newest SYN without ACK that has a time, and of the ACK that gave the initial round-trip time. */
export const FIELD_SYN_ROW = 7;
export const FIELD_FIRST_ACK_ROW = 8;
/** The MPTCP connection that it is part of, and which end of it the client is; see `analysis/multipath.ts`. 0: none. */
export const FIELD_MULTIPATH = 9;
export const FIELD_CLIENT = 10;
export const FIELD_SERVER = 28;

// Words of a side, from FIELD_CLIENT or FIELD_SERVER.

/** SIDE_BIT_…. */
export const SIDE_BITS = 0;
export const SIDE_BASE = 1;
/** Wireshark's nextseq: one past the highest number sent, and the row that sent it. 0: nothing yet. */
export const SIDE_NEXT_SEQ = 2;
export const SIDE_NEXT_SEQ_ROW = 3;
/** Wireshark's maxseqtobeacked: the end of what was seen without a gap. 0: nothing yet. */
export const SIDE_CONTIGUOUS = 4;
/** Of the newest segment: its ACK field, its window (low 16) and duplicate ACKs so far (high 16, signed). */
export const SIDE_LAST_ACK = 5;
export const SIDE_WINDOW_AND_DUPLICATES = 6;
export const SIDE_LAST_ROW = 7;
/** Row of the ACK that duplicates repeat. */
export const SIDE_DUPLICATED_ROW = 8;
/** Unacknowledged segments: lowest and highest in the list (0: none). */
export const SIDE_LOWEST = 9;
export const SIDE_HIGHEST = 10;
export const SIDE_SEGMENTS = 11;
export const SIDE_BYTES_LOW = 12;
export const SIDE_BYTES_HIGH = 13;
export const SIDE_ISN = 14;
export const SIDE_FIN = 15;
/** Furthest ACK number sent. */
export const SIDE_MAX_ACK = 16;
/** MSS (low 16), number of unacknowledged segments in the list (high 16). */
export const SIDE_MSS_AND_UNACKED = 17;
const SIDE_WORDS = 18;
export const RECORD_WORDS = FIELD_SERVER + SIDE_WORDS;

export const CONNECTION_BIT_CLIENT_FIN_FIRST = 0x01;
export const CONNECTION_BIT_SERVER_FIN_FIRST = 0x02;
export const CONNECTION_BIT_CLIENT_RESET = 0x04;
export const CONNECTION_BIT_SERVER_RESET = 0x08;
/** The ACK of the server's SYN was captured. */
export const CONNECTION_BIT_SERVER_SYN_ACKED = 0x10;
/**
 * Bits 5 … 9, in the order of `Course` (states/ends.ts), client and server side by side: sent something that proves a
 * connection; its FIN waits behind a hole; both opened actively.
 */
export const CONNECTION_BIT_CLIENT_SPOKE = 0x20;
export const CONNECTION_BIT_SERVER_SPOKE = 0x40;
export const CONNECTION_BIT_CLIENT_FIN_HELD = 0x80;
/** How often rows that were there already have changed, modulo 64. */
export const CONNECTION_BIT_REVISION_SHIFT = 10;
export const CONNECTION_BIT_STATES_SHIFT = 16;
export const CONNECTION_BIT_COMPLETENESS_SHIFT = 24;

/** What the option said (0 … 14), in the low four bits; valid with SCALE_SENT. */
export const SIDE_BIT_SCALE = 0x0000_000f;
export const SIDE_BIT_SCALE_SENT = 0x0000_0010;
/** Wireshark's view of scaling: known, and then whether it is used. */
export const SIDE_BIT_SCALE_KNOWN = 0x0000_0020;
export const SIDE_BIT_SCALE_USED = 0x0000_0040;
/** A SYN went out and no ACK since: the window field is not scaled yet. */
export const SIDE_BIT_BEFORE_FIRST_ACK = 0x0000_0080;
export const SIDE_BIT_BASE = 0x0000_0100;
export const SIDE_BIT_ISN = 0x0000_0200;
export const SIDE_BIT_FIN = 0x0000_0400;
export const SIDE_BIT_MAX_ACK = 0x0000_0800;
export const SIDE_BIT_MSS = 0x0000_1000;
/** The newest segment of this side was a keep-alive, or a zero-window probe. */
export const SIDE_BIT_LAST_KEEP_ALIVE = 0x0000_2000;
export const SIDE_BIT_LAST_PROBE = 0x0000_4000;
/** It sent something: its window and ACK are known. */
export const SIDE_BIT_SEEN = 0x0000_8000;
/** MPTCP operations that were known at this side's newest segment, bits 16 … 31. */
export const SIDE_BIT_MULTIPATH_SHIFT = 16;
