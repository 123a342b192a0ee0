/** A course of TCP as it is on the wire, with the states that RFC 9293 has for it after each segment. */
export interface Course {
  readonly name: string;
  /** Where the states are said to follow. */
  readonly source: string;
  /** See `NotedSegment`; states after the bar are what the flow must find. */
  readonly text: string;
}

/** A three-way handshake, and its states. */
export const OPENING = `
  > S  mss=1460 scale=7          | SYN_SENT    SYN_RCVD
  < SA +200us mss=1460 scale=7   | ESTABLISHED SYN_RCVD
  > A  +30us                     | ESTABLISHED ESTABLISHED`;
