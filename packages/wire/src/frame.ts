/** What a frame turned out to be. Everything but SEGMENT is counted and leaves no row. */
export const Outcome = {
  /** A TCP header was there, up to its window at least; every field of {@link DecodedFrame} is set. */
  SEGMENT: 0,
  /** Well formed, but no TCP in it (ARP, UDP, ICMP …), or a later fragment. */
  NOT_TCP: 1,
  /** A length or version contradicts itself before TCP's ports could be read. */
  MALFORMED: 2,
  /** The capture kept too few bytes to reach TCP's window. */
  CUT_SHORT: 3,
  /** The frame's link type is not one we read. */
  UNKNOWN_LINK: 4,
} as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/** Facts about a segment's frame, kept with its row. Bits of `DecodedFrame.marks`. */
export const FrameMark = {
  /** Fewer bytes captured than were on the wire. */
  SNAPPED: 0x0001,
  /**
   * First fragment of an IP datagram; later ones are not decoded. Of a tunnel's packets it is told by the innermost IPv4
   * header, and what is behind that.
   */
  FRAGMENT: 0x0002,
  /** The IP length was 0 (segmentation offload, RFC 2675 jumbograms aside): taken from the frame's. */
  OFFLOADED_LENGTH: 0x0004,
  /** A TCP option's length is wrong; the options before it were kept. */
  BAD_OPTION: 0x0008,
  /** The data offset is under 5 or points past the segment's end. */
  BAD_OFFSET: 0x0010,
  /** tcpdump's text gave no seq (a bare ACK): the number is what its sender had reached. */
  SEQ_INFERRED: 0x0020,
  /** tcpdump's text gave relative numbers and no SYN was there to make them absolute. */
  SEQ_RELATIVE: 0x0040,
  /** tcpdump's text gave the time of day alone: the date is unknown. */
  DATE_UNKNOWN: 0x0080,
  /** The frame was made from text: its bytes beyond what the line said are invented. */
  FROM_TEXT: 0x0100,
  /** TCP's fixed header is there up to the window only: checksum and urgent pointer were not captured and read 0. */
  HEADER_CUT: 0x0200,
  /** Someone has written a comment on the frame into the capture (pcapng). */
  COMMENTED: 0x0400,
  /**
   * Nothing follows from it for its connection: a switch's sample (sFlow), or bound for where its IPv6 routing header has
   * no room to say.
   */
  UNJUDGED: 0x0800,
} as const;

/** Which options a header carries. Bits of `DecodedFrame.options`. */
export const OptionBit = {
  MSS: 0x0001,
  WINDOW_SCALE: 0x0002,
  SACK_PERMITTED: 0x0004,
  SACK: 0x0008,
  TIMESTAMPS: 0x0010,
  FAST_OPEN: 0x0020,
  MPTCP: 0x0040,
  MD5: 0x0080,
  AUTH: 0x0100,
  ACCECN: 0x0200,
  USER_TIMEOUT: 0x0400,
  OTHER: 0x0800,
} as const;

/**
 * One decoded frame: offsets into the buffer it was decoded from, and TCP's fields. One object is reused for all
 * frames, so that decoding allocates nothing. All offsets are absolute in `bytes`.
 */
export interface DecodedFrame {
  bytes: Uint8Array;
  /** Where the frame starts, and one past its last captured byte. */
  start: number;
  end: number;
  /** 4 or 6. */
  ipVersion: number;
  /** Start of the innermost IP header that was followed. */
  ipOffset: number;
  /** Source and destination address: 4 or 16 bytes each, by `ipVersion`. */
  sourceOffset: number;
  destinationOffset: number;
  sourcePort: number;
  destinationPort: number;
  /** Start of the TCP header. */
  tcpOffset: number;
  /** TCP header length in bytes as the data offset says, 0 … 60. */
  headerLength: number;
  seq: number;
  ack: number;
  /** {@link TcpFlag}, twelve bits. */
  flags: number;
  /** As on the wire, unscaled. */
  window: number;
  checksum: number;
  urgent: number;
  /** Bytes of the segment, header and payload, by the IP lengths, and no more than the frame had room for. */
  segmentLength: number;
  /** Payload bytes by the IP lengths (not by what was captured, and never link-layer padding). */
  payloadLength: number;
  /** {@link OptionBit}. */
  options: number;
  /** Values of the options that the analysis needs; valid where the bit in `options` is set. */
  mss: number;
  windowScale: number;
  tsVal: number;
  tsEcr: number;
  /** First SACK block, where OptionBit.SACK is set (to tell a D-SACK). */
  sackLeft: number;
  sackRight: number;
  /** {@link FrameMark}. */
  marks: number;
}

/** A blank to decode into. */
export function newDecodedFrame(): DecodedFrame {
  return {
    bytes: new Uint8Array(0),
    start: 0,
    end: 0,
    ipVersion: 0,
    ipOffset: 0,
    sourceOffset: 0,
    destinationOffset: 0,
    sourcePort: 0,
    destinationPort: 0,
    tcpOffset: 0,
    headerLength: 0,
    seq: 0,
    ack: 0,
    flags: 0,
    window: 0,
    checksum: 0,
    urgent: 0,
    segmentLength: 0,
    payloadLength: 0,
    options: 0,
    mss: 0,
    windowScale: 0,
    tsVal: 0,
    tsEcr: 0,
    sackLeft: 0,
    sackRight: 0,
    marks: 0,
  };
}
