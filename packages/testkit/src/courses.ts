/** A course of TCP as it is on the wire, with the states that RFC 9293 has for it after each segment. */
export interface Course {
  readonly name: string;
  /** Where the states are said to follow. */
  readonly source: string;
  /** See `NotedSegment`; states after the bar are what the flow must find. */
  readonly text: string;
}

const OPENING = `
  > S  mss=1460 scale=7          | SYN_SENT    SYN_RCVD
  < SA +200us mss=1460 scale=7   | ESTABLISHED SYN_RCVD
  > A  +30us                     | ESTABLISHED ESTABLISHED`;

/** How connections are opened, well and badly. */
const OPENINGS: readonly Course[] = [
  {
    name: "both SYNs cross",
    source: "RFC 9293, 3.5, figure 7",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_RCVD
      > SA +90us seq=0 ack=1    | SYN_RCVD    ESTABLISHED
      < SA +40us seq=0 ack=1    | ESTABLISHED ESTABLISHED
      > A  +10us
      < A  +10us`,
  },
  {
    name: "both SYNs cross after several",
    source: "RFC 9293, 3.5, figure 7",
    text: `
      > S                       | SYN_SENT    CLOSED
      > S  +1s seq=0            | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_RCVD
      > SA +90us seq=0 ack=1    | SYN_RCVD    ESTABLISHED
      < A  +40us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "a side of a simultaneous open is reset",
    source: "RFC 9293, 3.10.7.4, second: an active open goes to CLOSED",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_RCVD
      > R  +90us seq=1          | CLOSED      CLOSED`,
  },
  {
    name: "the SYN again",
    source: "RFC 6298, 5.7",
    text: `
      > S                       | SYN_SENT    LISTEN
      > S  +1s seq=0            | SYN_SENT    SYN_RCVD
      < SA +200us               | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "the SYN again although the SYN+ACK was captured",
    source: "RFC 9293, 3.3.2: only SYN_SENT sends a SYN alone",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +200us               | SYN_SENT    SYN_RCVD
      > S  +1s seq=0            | SYN_SENT    SYN_RCVD
      < SA +200us seq=0         | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "the SYN+ACK again: the last ACK was not taken",
    source: "RFC 9293, 3.3.2: only SYN_RCVD sends a SYN with ACK; Linux with a full backlog",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +200us               | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED SYN_RCVD
      < SA +1s seq=0            | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "refused",
    source: "RFC 9293, 3.10.7.1",
    text: `
      > S                       | SYN_SENT    CLOSED
      < RA +40us seq=-5000 win=0 | CLOSED      CLOSED`,
  },
  {
    name: "a RST that does not acknowledge the SYN",
    source: "RFC 9293, 3.10.7.3, second",
    text: `
      > S                       | SYN_SENT    CLOSED
      < R  +40us seq=-5000 win=0 | SYN_SENT    CLOSED`,
  },
  {
    name: "the opener resets the answer",
    source: "RFC 9293, 3.10.7.4, second: a passive open goes back to LISTEN",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +200us               | ESTABLISHED SYN_RCVD
      > R  +30us seq=1          | CLOSED      LISTEN`,
  },
  {
    name: "an old SYN+ACK is turned away",
    source: "RFC 9293, 3.5.2, second, and figure 8",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +200us ack=900       | SYN_SENT    SYN_RCVD
      > R  +30us seq=900        | SYN_SENT    LISTEN
      > S  +1s seq=0            | SYN_SENT    SYN_RCVD`,
  },
  {
    name: "half-open: the SYN meets a connection that its sender has forgotten",
    source: "RFC 9293, 3.5.1, figure 9",
    text: `
      > S                       | SYN_SENT    unknown
      < A  +100us seq=9000 ack=-700 | SYN_SENT unknown
      > R  +20us seq=-700       | SYN_SENT    CLOSED
      > S  +1s seq=0            | SYN_SENT    SYN_RCVD
      < SA +100us               | ESTABLISHED SYN_RCVD
      > A  +20us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "the SYN+ACK was not captured",
    source: "RFC 9293, 3.5",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      > A  +300us seq=1 ack=1   | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "the capture begins with the answer",
    source: "RFC 9293, 3.5",
    text: `
      < SA ack=1                | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "data on the SYN, and before the last ACK",
    source: "RFC 7413, 4.2",
    text: `
      > S  D100                 | SYN_SENT    SYN_RCVD
      < SA +200us ack=101       | ESTABLISHED SYN_RCVD
      < PA +50us D300           | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "the server closes before the last ACK",
    source: "RFC 9293, figure 5: SYN_RCVD to FIN_WAIT_1",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +200us               | ESTABLISHED SYN_RCVD
      < FA +10us                | CLOSE_WAIT  FIN_WAIT_1
      > A  +30us                | CLOSE_WAIT  FIN_WAIT_2`,
  },
];

/** How connections are closed. */
const CLOSINGS: readonly Course[] = [
  {
    name: "both FINs cross",
    source: "RFC 9293, 3.6, figure 13",
    text: `${OPENING}
      > FA +2ms                 | FIN_WAIT_1  ESTABLISHED
      < FA +20us ack=1          | CLOSING     CLOSING
      > A  +150us               | CLOSING     TIME_WAIT
      < A  +20us                | TIME_WAIT   TIME_WAIT`,
  },
  {
    name: "data that was on its way when the FIN was sent",
    source: "RFC 9293, 3.6: each direction closes on its own",
    text: `${OPENING}
      > FA +2ms                 | FIN_WAIT_1  ESTABLISHED
      < PA +20us D500 ack=1     | FIN_WAIT_1  ESTABLISHED
      < A  +1ms                 | FIN_WAIT_2  CLOSE_WAIT
      < FA +1ms                 | TIME_WAIT   LAST_ACK
      > A  +20us                | TIME_WAIT   CLOSED`,
  },
  {
    name: "half-close: data after the FIN",
    source: "RFC 9293, 3.6; RFC 1122, 4.2.2.13",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < A  +40ms                | FIN_WAIT_2  CLOSE_WAIT
      < PA +1.5s D1448          | FIN_WAIT_2  CLOSE_WAIT
      > A  +50us                | FIN_WAIT_2  CLOSE_WAIT
      < FA +1ms                 | TIME_WAIT   LAST_ACK
      > A  +60us                | TIME_WAIT   CLOSED`,
  },
  {
    name: "FIN with data",
    source: "RFC 9293, 3.10.7.4, eighth",
    text: `${OPENING}
      > FPA +1ms D100           | FIN_WAIT_1  CLOSE_WAIT
      < FPA +40us D50           | TIME_WAIT   LAST_ACK
      > A  +60us                | TIME_WAIT   CLOSED`,
  },
  {
    name: "the FIN again: no ACK had come",
    source: "RFC 6298, 5",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      > FA +300ms seq=1         | FIN_WAIT_1  CLOSE_WAIT
      < A  +40us                | FIN_WAIT_2  CLOSE_WAIT`,
  },
  {
    name: "the last FIN again although its ACK was captured",
    source: "RFC 9293, 3.10.7.4: TIME_WAIT acknowledges a FIN that comes again",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < FA +40us                | TIME_WAIT   LAST_ACK
      > A  +20us                | TIME_WAIT   LAST_ACK
      < FA +300ms seq=1         | TIME_WAIT   LAST_ACK
      > A  +20us                | TIME_WAIT   CLOSED`,
  },
  {
    name: "the first FIN again although its ACK was captured",
    source: "RFC 9293, figure 5: only FIN_WAIT_1, CLOSING and LAST_ACK send a FIN",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < A  +40us                | FIN_WAIT_1  CLOSE_WAIT
      > FA +300ms seq=1         | FIN_WAIT_1  CLOSE_WAIT
      < A  +40us                | FIN_WAIT_2  CLOSE_WAIT`,
  },
  {
    name: "a FIN behind a hole waits until it is filled",
    source: "RFC 9293, 3.10.7.4, eighth",
    text: `${OPENING}
      > PA +1ms D100            | ESTABLISHED ESTABLISHED
      > FA +1ms seq=201         | FIN_WAIT_1  ESTABLISHED
      < A  +40us ack=101        | FIN_WAIT_1  ESTABLISHED
      > PA +200ms D100 seq=101  | FIN_WAIT_1  CLOSE_WAIT
      < A  +40us ack=202        | FIN_WAIT_2  CLOSE_WAIT`,
  },
  {
    name: "what the capture missed before a FIN had arrived",
    source: "RFC 9293, 3.10.7.4, fifth",
    text: `${OPENING}
      > PA +1ms D100            | ESTABLISHED ESTABLISHED
      > FA +1ms seq=201         | FIN_WAIT_1  ESTABLISHED
      < A  +40us ack=202        | FIN_WAIT_2  CLOSE_WAIT`,
  },
  {
    name: "a FIN without ACK is dropped",
    source: "RFC 9293, 3.10.7.4, fifth",
    text: `${OPENING}
      > F  +1ms                 | ESTABLISHED ESTABLISHED`,
  },
];

/** Resets: only those that are acceptable end anything (RFC 5961, section 3.2). */
const RESETS: readonly Course[] = [
  {
    name: "reset with data unread",
    source: "RFC 9293, 3.10.7.4; RFC 2525, 2.17",
    text: `${OPENING}
      > PA +1ms D40             | ESTABLISHED ESTABLISHED
      < A  +20us                | ESTABLISHED ESTABLISHED
      < RA +2s win=0            | CLOSED      CLOSED`,
  },
  {
    name: "an old RST changes nothing at its receiver",
    source: "RFC 9293, 3.10.7.4, first",
    text: `${OPENING}
      < PA +1ms D40             | ESTABLISHED ESTABLISHED
      > A  +20us                | ESTABLISHED ESTABLISHED
      < R  +20us seq=1          | ESTABLISHED unknown`,
  },
  {
    name: "a RST beyond what is expected is challenged; the answer to the challenge is taken",
    source: "RFC 5961, 3.2",
    text: `${OPENING}
      < R  +1ms seq=500 win=0   | unknown     unknown
      > A  +20us ack=1          | ESTABLISHED unknown
      < R  +20us seq=1 win=0    | CLOSED      CLOSED`,
  },
  {
    name: "data to a host that has closed",
    source: "RFC 9293, 3.6.1; RFC 1122, 4.2.2.13",
    text: `${OPENING}
      < FA +1ms                 | CLOSE_WAIT  FIN_WAIT_1
      > A  +40ms                | CLOSE_WAIT  FIN_WAIT_2
      > PA +1s D10              | CLOSE_WAIT  FIN_WAIT_2
      < R  +20us seq=2 win=0    | CLOSED      CLOSED`,
  },
  {
    name: "a reset in TIME_WAIT",
    source: "RFC 9293, 3.10.7.4, second; RFC 1337",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < FA +40us                | TIME_WAIT   LAST_ACK
      > A  +20us                | TIME_WAIT   CLOSED
      < R  +1ms seq=2           | CLOSED      CLOSED`,
  },
  {
    name: "a reset in FIN_WAIT_2 and CLOSE_WAIT",
    source: "RFC 9293, 3.10.7.4, second",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < A  +40us                | FIN_WAIT_2  CLOSE_WAIT
      > RA +1s                  | CLOSED      CLOSED`,
  },
];

/** Captures that begin late: what they do not show stays unknown. */
const MIDDLES: readonly Course[] = [
  {
    name: "an ACK may be sent from half of all states",
    source: "RFC 9293, 3.3.2",
    text: `
      > A                       | unknown     unknown
      < A  +1ms                 | unknown     unknown
      > A  +1ms                 | unknown     unknown`,
  },
  {
    name: "once both have sent data neither had closed",
    source: "RFC 9293, 3.6",
    text: `
      > PA D26                  | unknown     unknown
      < PA +1ms D10             | ESTABLISHED ESTABLISHED
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < A  +1ms                 | FIN_WAIT_2  CLOSE_WAIT`,
  },
  {
    name: "a lone FIN is the first or the second",
    source: "RFC 9293, figure 5: FIN_WAIT_1 or LAST_ACK",
    text: `
      > FA                      | unknown     unknown
      < A  +1ms                 | unknown     unknown`,
  },
  {
    name: "two FINs close it",
    source: "RFC 9293, 3.6",
    text: `
      > FA                      | unknown     unknown
      < FA +1ms                 | TIME_WAIT   LAST_ACK
      > A  +1ms                 | TIME_WAIT   CLOSED`,
  },
  {
    name: "data after the other's FIN",
    source: "RFC 9293, 3.6",
    text: `
      > FA                      | unknown     unknown
      < A  +1ms                 | unknown     unknown
      < PA +1ms D10             | FIN_WAIT_2  CLOSE_WAIT`,
  },
  {
    name: "a lone RST",
    source: "RFC 9293, 3.5.3: whether it is taken nobody sees",
    text: `
      > R                       | CLOSED      unknown`,
  },
  {
    name: "only one direction was captured",
    source: "RFC 9293, 3.10.7.4",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      > A  +1ms seq=1 ack=1     | ESTABLISHED ESTABLISHED
      > A  +1ms seq=1 ack=500   | ESTABLISHED ESTABLISHED
      > FA +1ms seq=1 ack=501   | unknown     unknown
      > A  +1ms seq=2 ack=502   | unknown     unknown`,
  },
];

export const COURSES: readonly Course[] = [...OPENINGS, ...CLOSINGS, ...RESETS, ...MIDDLES];
