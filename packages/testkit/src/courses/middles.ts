import type { Course } from "./course.ts";

/** Captures that begin late: what they do not show stays unknown. */
export const MIDDLES: readonly Course[] = [
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
    name: "only the server's direction was captured",
    source: "RFC 9293, 3.10.7.4, fifth: what brought the data brought the ACK of the SYN",
    text: `
      < SA ack=1                | ESTABLISHED SYN_RCVD
      < A  +1ms seq=1 ack=1     | ESTABLISHED SYN_RCVD
      < A  +1ms seq=1 ack=500   | ESTABLISHED ESTABLISHED
      < RA +1ms seq=1 ack=500   | CLOSED      CLOSED`,
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
