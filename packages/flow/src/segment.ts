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
  /** MPTCP subtypes, a bit for each. */
  multipath: number;
  /** The capture ends within the header's options. */
  optionsCut: boolean;
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
    optionsCut: false,
    marks: 0,
    notes: 0,
    related: -1,
    acknowledges: -1,
  };
}

/** SYN and FIN use one sequence number each (RFC 9293, section 3.4); Wireshark counts one for both together. */
export function sequenceLength(payload: number, flags: number): number {
  return (flags & 0x003) === 0 ? payload : payload + 1;
}
