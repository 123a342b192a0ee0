/**
 * A connection in 32-bit words. Every connection has a core; the full record, with what its two sides showed, is only
 * made when a second segment comes, so that a flood of single SYNs stays cheap (the first row says all there is).
 * Sequence numbers stand as signed words; rows that are not there as NO_ROW (−1).
 */
export const Core = {
  PAIR: 0,
  FIRST_ROW: 1,
  /** Full record, 0 where there is none yet. */
  RECORD: 2,
  /** {@link CoreBit}, and the first segment's MSS (low 16) and window scale (bits 16 … 23). */
  FIRST_OPTIONS: 3,
} as const;
export const CORE_WORDS = 4;

export const CoreBit = {
  /** The client is the higher endpoint of the pair. */
  CLIENT_IS_HIGHER: 1 << 24,
  /** Who opened is known by the SYN, or by the SYN+ACK alone. */
  OPENER_SYN: 1 << 25,
  OPENER_SYN_ACK: 1 << 26,
} as const;

/** Words of the full record before its two sides. */
export const Field = {
  /** {@link ConnectionBit}; both states in bits 16 … 23, completeness in bits 24 … 29. */
  BITS: 0,
  LAST_ROW: 1,
  LAST_SECONDS: 2,
  LAST_NANOS: 3,
  /** Gaps of a second or more so far. */
  IDLES: 4,
  /** Notes counter, 0 where no segment carries any. */
  NOTES: 5,
  /** List of checkpoints, 0 where there is none. */
  CHECKPOINTS: 6,
  /** Row + 1 of the newest SYN without ACK, and of the ACK that gave the initial round-trip time. */
  SYN_ROW: 7,
  FIRST_ACK_ROW: 8,
  CLIENT: 9,
  SERVER: 27,
} as const;

/** Words of a side, from Field.CLIENT or Field.SERVER. */
export const SideField = {
  /** {@link SideBit}. */
  BITS: 0,
  BASE: 1,
  /** Wireshark's nextseq: one past the highest number sent, and the row that sent it. 0: nothing yet. */
  NEXT_SEQ: 2,
  NEXT_SEQ_ROW: 3,
  /** Wireshark's maxseqtobeacked: the end of what was seen without a gap. 0: nothing yet. */
  CONTIGUOUS: 4,
  /** Of the newest segment: its ACK field, its window (low 16) and duplicate ACKs so far (high 16, signed). */
  LAST_ACK: 5,
  WINDOW_AND_DUPLICATES: 6,
  LAST_ROW: 7,
  /** Row of the ACK that duplicates repeat. */
  DUPLICATED_ROW: 8,
  /** Unacknowledged segments: lowest and highest in the list (0: none). */
  LOWEST: 9,
  HIGHEST: 10,
  SEGMENTS: 11,
  BYTES_LOW: 12,
  BYTES_HIGH: 13,
  ISN: 14,
  FIN: 15,
  /** Furthest ACK number sent. */
  MAX_ACK: 16,
  /** MSS (low 16), number of unacknowledged segments in the list (high 16). */
  MSS_AND_UNACKED: 17,
} as const;
const SIDE_WORDS = 18;
export const RECORD_WORDS = Field.SERVER + SIDE_WORDS;

export const ConnectionBit = {
  CLIENT_FIN_FIRST: 0x01,
  SERVER_FIN_FIRST: 0x02,
  CLIENT_RESET: 0x04,
  SERVER_RESET: 0x08,
  /** The ACK of the server's SYN was captured. */
  SERVER_SYN_ACKED: 0x10,
  STATES_SHIFT: 16,
  COMPLETENESS_SHIFT: 24,
} as const;

export const SideBit = {
  /** What the option said (0 … 14), in the low four bits; valid with SCALE_SENT. */
  SCALE: 0x0000_000f,
  SCALE_SENT: 0x0000_0010,
  /** Wireshark's view of scaling: known, and then whether it is used. */
  SCALE_KNOWN: 0x0000_0020,
  SCALE_USED: 0x0000_0040,
  /** A SYN went out and no ACK since: the window field is not scaled yet. */
  BEFORE_FIRST_ACK: 0x0000_0080,
  BASE: 0x0000_0100,
  ISN: 0x0000_0200,
  FIN: 0x0000_0400,
  MAX_ACK: 0x0000_0800,
  MSS: 0x0000_1000,
  /** The newest segment of this side was a keep-alive, or a zero-window probe. */
  LAST_KEEP_ALIVE: 0x0000_2000,
  LAST_PROBE: 0x0000_4000,
  /** It sent something: its window and ACK are known. */
  SEEN: 0x0000_8000,
  /** MPTCP subtypes of the newest segment, bits 16 … 31. */
  MPTCP_SHIFT: 16,
} as const;
