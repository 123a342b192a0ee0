import type { Course } from "./course.ts";

/** How connections are opened, well and badly. */
export const OPENINGS: readonly Course[] = [
  {
    name: "both SYNs cross",
    source: "RFC 9293, 3.5, figure 7",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_SENT
      > SA +90us seq=0 ack=1    | SYN_RCVD    SYN_RCVD
      < SA +40us seq=0 ack=1    | ESTABLISHED ESTABLISHED
      > A  +10us
      < A  +10us`,
  },
  {
    name: "both SYNs cross, and the other side answers first",
    source: "RFC 9293, 3.5, figure 7",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_SENT
      < SA +90us seq=0 ack=1    | SYN_RCVD    SYN_RCVD
      > SA +40us seq=0 ack=1    | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "both SYNs cross, the first of them is lost and sent again",
    source: "RFC 9293, 3.10.7.3, fourth: SYN_SENT until a SYN comes",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_SENT    SYN_SENT
      > S  +1s seq=0            | SYN_SENT    SYN_RCVD
      < SA +90us seq=0 ack=1    | ESTABLISHED SYN_RCVD
      > A  +40us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "both SYNs cross, and one SYN+ACK is lost",
    source: "RFC 9293, 3.3.2: only SYN_RCVD sends a SYN with ACK",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_SENT
      > SA +90us seq=0 ack=1    | SYN_RCVD    SYN_RCVD
      < SA +40us seq=0 ack=1    | ESTABLISHED SYN_RCVD
      < SA +1s seq=0 ack=1      | ESTABLISHED SYN_RCVD
      > A  +40us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "both SYNs cross after several",
    source: "RFC 9293, 3.5, figure 7",
    text: `
      > S                       | SYN_SENT    CLOSED
      > S  +1s seq=0            | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_SENT
      > SA +90us seq=0 ack=1    | SYN_RCVD    ESTABLISHED
      < A  +40us                | ESTABLISHED ESTABLISHED`,
  },
  {
    name: "a side of a simultaneous open is reset",
    source: "RFC 9293, 3.10.7.4, second: an active open goes to CLOSED",
    text: `
      > S                       | SYN_SENT    CLOSED
      < S  +50us                | SYN_RCVD    SYN_SENT
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
    name: "each segment captured twice",
    source: "RFC 6298, 2.4: no timer is as short",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      > S  +5us seq=0           | SYN_SENT    SYN_RCVD
      < SA +200us               | ESTABLISHED SYN_RCVD
      < SA +5us seq=0           | ESTABLISHED SYN_RCVD
      > A  +30us                | ESTABLISHED ESTABLISHED
      > A  +5us                 | ESTABLISHED ESTABLISHED`,
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
