/**
 * Rows of the segment table as a struct of arrays: what a window of a connection is, in the engine and on its way to
 * the page. Row `i` of every array is the same segment.
 */
export interface SegmentColumns {
  readonly length: number;
  /** Row in the capture's segment table: the segment's identity. */
  readonly row: Uint32Array;
  /** Frame number, from 1. */
  readonly frame: Uint32Array;
  /** Connection, from 0, in order of appearance. */
  readonly connection: Uint32Array;
  /** Whole seconds since the epoch, and nanoseconds. */
  readonly seconds: Float64Array;
  readonly nanos: Uint32Array;
  /** TCP's twelve flag bits. */
  readonly flags: Uint16Array;
  readonly seq: Uint32Array;
  readonly ack: Uint32Array;
  /** As on the wire, unscaled. */
  readonly window: Uint16Array;
  /** Payload bytes. */
  readonly payload: Uint32Array;
  /** wire's OptionBit. */
  readonly options: Uint16Array;
  /** wire's FrameMark in the low 12 bits, {@link RowMark} above. */
  readonly marks: Uint32Array;
  /** {@link Note} bits. */
  readonly notes: Uint32Array;
  /** Client's state in the low four bits, server's in the high four: {@link TcpState}. After the segment arrived. */
  readonly states: Uint8Array;
  /** Row of the segment that this one's note is about (repeats: the first sending; duplicate ACK: the ACK), or {@link NO_ROW}. */
  readonly related: Uint32Array;
  /** Row of the first segment not yet acknowledged that ends exactly at this one's ACK number, for RTT and for the arc, or {@link NO_ROW}. */
  readonly acknowledges: Uint32Array;
}

/** What is lent of the table to who looks at a segment: row `i` of each column. */
export type LentColumns = Omit<
  { readonly [K in keyof SegmentColumns]: { readonly [i: number]: number } },
  "length" | "row" | "connection"
>;

export const NO_ROW = 0xffff_ffff;

/** Facts about a row that the flow finds. Bits of `SegmentColumns.marks`. */
export const RowMark = {
  /** Sent by the server (who was opened), else by the client. */
  FROM_SERVER: 0x1000,
  /** Its ACK number is further than any this side sent before (the first counts). */
  ACK_ADVANCES: 0x2000,
  /** A second or more has passed since the connection's segment before. */
  IDLE_BEFORE: 0x4000,
  /** First segment of its connection. */
  FIRST: 0x8000,
  /**
   * The other end went on asking for it until it was sent again: by duplicate ACKs with exactly its sequence number, between
   * the first sending and the next (RFC 5681, section 3.2). That is what a capture can show of a segment that did not
   * arrive in time; whether it was lost or only late no capture can say.
   */
  NOT_RECEIVED: 0x1_0000,
  /**
   * All that it acknowledges had been captured, whatever its notes say: Wireshark passes over what a segment brings
   * behind bytes that came before, as when a sender puts what it repeats into one segment.
   */
  ACKNOWLEDGES_CAPTURED: 0x2_0000,
  /** So had all before it: Wireshark passes over the byte of a window probe, which the receiver may have taken. */
  FOLLOWS_CAPTURED: 0x4_0000,
} as const;

/** Wireshark's TCP analysis flags, with its definitions, and our own after them. */
export const Note = {
  RETRANSMISSION: 1 << 0,
  FAST_RETRANSMISSION: 1 << 1,
  SPURIOUS_RETRANSMISSION: 1 << 2,
  OUT_OF_ORDER: 1 << 3,
  LOST_SEGMENT: 1 << 4,
  ACK_LOST_SEGMENT: 1 << 5,
  DUPLICATE_ACK: 1 << 6,
  KEEP_ALIVE: 1 << 7,
  KEEP_ALIVE_ACK: 1 << 8,
  ZERO_WINDOW: 1 << 9,
  ZERO_WINDOW_PROBE: 1 << 10,
  ZERO_WINDOW_PROBE_ACK: 1 << 11,
  WINDOW_FULL: 1 << 12,
  WINDOW_UPDATE: 1 << 13,
  REUSED_PORTS: 1 << 14,
} as const;

/** Notes that tell of something repeated or lost, or of a receiver that cannot go on; the others are worth knowing. */
export const TROUBLE_NOTES =
  Note.RETRANSMISSION |
  Note.FAST_RETRANSMISSION |
  Note.SPURIOUS_RETRANSMISSION |
  Note.OUT_OF_ORDER |
  Note.LOST_SEGMENT |
  Note.ACK_LOST_SEGMENT |
  Note.DUPLICATE_ACK |
  Note.ZERO_WINDOW |
  Note.WINDOW_FULL;

/** The word for each note, by bit number: `NOTE_NAMES[6]` is "duplicate-ack". */
export const NOTE_NAMES = [
  "retransmission",
  "fast-retransmission",
  "spurious-retransmission",
  "out-of-order",
  "lost-segment",
  "ack-lost-segment",
  "duplicate-ack",
  "keep-alive",
  "keep-alive-ack",
  "zero-window",
  "zero-window-probe",
  "zero-window-probe-ack",
  "window-full",
  "window-update",
  "reused-ports",
] as const;
export type NoteName = (typeof NOTE_NAMES)[number];

/** Names of the bits in `notes`, in bit order. */
export function noteNames(notes: number): NoteName[] {
  return NOTE_NAMES.filter((_, bit) => (notes & (1 << bit)) !== 0);
}
