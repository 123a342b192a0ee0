import { type Course, OPENING } from "./course.ts";

/** How connections are closed. */
export const CLOSINGS: readonly Course[] = [
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
    name: "both FINs cross, both ACKs are lost, and both FINs cross again",
    source: "RFC 9293, 3.10.7.4, fifth: CLOSING; Linux 6 ends in TIME_WAIT on both sides",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +50ms                | ESTABLISHED SYN_RCVD
      > A  +50ms                | ESTABLISHED ESTABLISHED
      > FA +140ms               | FIN_WAIT_1  ESTABLISHED
      < FA +50us ack=1          | CLOSING     CLOSING
      > A  +50ms                | CLOSING     CLOSING
      < A  +30us                | CLOSING     CLOSING
      > FA +277ms seq=1         | CLOSING     CLOSING
      < FA +33us seq=1          | TIME_WAIT   TIME_WAIT`,
  },
  {
    name: "the first FIN again, which crosses its ACK",
    source: "RFC 9293, 3.10.7.4, fifth: FIN_WAIT_1",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +150ms               | ESTABLISHED SYN_RCVD
      > A  +150ms               | ESTABLISHED ESTABLISHED
      < FA +1ms                 | CLOSE_WAIT  FIN_WAIT_1
      > A  +50us                | CLOSE_WAIT  FIN_WAIT_1
      < FA +200ms seq=1         | CLOSE_WAIT  FIN_WAIT_2
      > FA +2ms                 | LAST_ACK    TIME_WAIT
      < A  +290ms               | CLOSED      TIME_WAIT`,
  },
  {
    name: "the last FIN again, which crosses its ACK",
    source: "RFC 9293, 3.10.7.4, fifth: LAST_ACK",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +150ms               | ESTABLISHED SYN_RCVD
      > A  +150ms               | ESTABLISHED ESTABLISHED
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < FA +150ms               | TIME_WAIT   LAST_ACK
      > A  +50us                | TIME_WAIT   LAST_ACK
      < FA +200ms seq=1         | TIME_WAIT   CLOSED
      > A  +20us                | TIME_WAIT   CLOSED`,
  },
  {
    name: "a crossing FIN again, before the other's had come",
    source: "RFC 9293, 3.6, figure 13: FIN_WAIT_1 until the FIN comes",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +150ms               | ESTABLISHED SYN_RCVD
      > A  +150ms               | ESTABLISHED ESTABLISHED
      > FA +1ms                 | FIN_WAIT_1  ESTABLISHED
      < FA +100us ack=1         | CLOSING     FIN_WAIT_1
      > A  +20us                | CLOSING     FIN_WAIT_1
      < FA +200ms seq=1 ack=1   | CLOSING     FIN_WAIT_2
      < A  +50ms                | TIME_WAIT   TIME_WAIT`,
  },
  {
    name: "what was sent before the second FIN came",
    source: "RFC 9293, 3.3.2: FIN_WAIT_2 until the FIN comes",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < A  +40us                | FIN_WAIT_2  CLOSE_WAIT
      < PA +1ms D100            | FIN_WAIT_2  CLOSE_WAIT
      < FA +10us                | FIN_WAIT_2  LAST_ACK
      > A  +10us ack=101        | FIN_WAIT_2  LAST_ACK
      > A  +10us                | TIME_WAIT   CLOSED`,
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
