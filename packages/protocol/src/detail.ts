import type { AgreedEcn, NoteEvidence, SackHistory } from "@tcp-ladder/flow";

/** One segment, decoded again from its frame. */
export interface SegmentDetail {
  readonly row: number;
  readonly frame: number;
  readonly connection: number;
  /** "seconds.nanoseconds" since the epoch. */
  readonly time: string;
  /** As `tcpdump -nn -S` prints it, up to and including `length N`. */
  readonly tcpdump: string;
  /** Link, network and TCP header, outermost first. */
  readonly layers: readonly DetailLayer[];
  /** The captured bytes in hex, two digits each, no spaces. */
  readonly hex: string;
  readonly originalLength: number;
  /** The bytes were made from a line of text: only what the line said is true. */
  readonly fromText: boolean;
  /** What someone has written on the frame into the capture; left out where nobody has. */
  readonly comments?: readonly string[] | undefined;
  /** What each note is based on, as a kind with its numbers: the words are made where they are shown. */
  readonly evidence: readonly NoteEvidence[];
  /** What the handshake agreed on congestion notification; left out where it was not captured. */
  readonly ecn?: AgreedEcn | undefined;
  /** Where what its SACK blocks tell of was sent; left out where it has none. */
  readonly sack?: SackHistory | undefined;
  readonly measured?: MeasuredSegment | undefined;
}

/** What follows from a segment and those before it; each is left out where there is no such thing. */
export interface MeasuredSegment {
  /** The frame whose bytes its ACK covers exactly, and nanoseconds since that one. */
  readonly acknowledges?: number | undefined;
  readonly rttNs?: number | undefined;
  /** Wireshark's bytes in flight of its sender, itself included; of a segment with data. */
  readonly inFlight?: number | undefined;
}

export interface DetailLayer {
  /** `Ethernet`, `IPv4`, `TCP` … */
  readonly name: string;
  /** Bytes of the frame, from and up to (not including). */
  readonly start: number;
  readonly end: number;
  readonly fields: readonly DetailField[];
}

export interface DetailField {
  /** The standard's name of the field, in lower case: `sequence number`. */
  readonly name: string;
  /** In English; where that is more than numbers and names, `said` is the same for other languages. */
  readonly value: string;
  readonly said?: Saying | undefined;
  /** Bytes of the frame, from and up to (not including). */
  readonly start: number;
  readonly end: number;
  /** TCP: first bit and number of bits within the header, for RFC 9293's rows; undefined elsewhere. */
  readonly bit?: number | undefined;
  readonly bits?: number | undefined;
  /** Something is wrong with it, in English and for other languages. */
  readonly trouble?: string | undefined;
  readonly troubleSaid?: Saying | undefined;
}

/** A phrase that has words in every language, and what it is filled in with: `["bytes", 32]`. */
export interface Saying extends ReadonlyArray<string | number | Saying> {
  readonly 0: string;
}
