import { type Course, OPENING } from "./course.ts";

/** Resets: only those that are acceptable end anything (RFC 5961, section 3.2). */
export const RESETS: readonly Course[] = [
  {
    name: "reset with data unread",
    source: "RFC 9293, 3.10.7.4; RFC 2525, 2.17",
    text: `${OPENING}
      > PA +1ms D40             | ESTABLISHED ESTABLISHED
      < A  +20us                | ESTABLISHED ESTABLISHED
      < RA +2s win=0            | CLOSED      CLOSED`,
  },
  {
    name: "a RST that was lost: its receiver goes on until another arrives",
    source: "RFC 9293, 3.10.7.4, second; 3.5.2, first",
    text: `${OPENING}
      > RA +1ms                 | CLOSED      ESTABLISHED
      < PA +300ms D40           | CLOSED      ESTABLISHED
      > R  +20us seq=1 win=0    | CLOSED      ESTABLISHED
      < PA +210ms D40 seq=1     | CLOSED      ESTABLISHED
      > R  +20us seq=1 win=0    | CLOSED      CLOSED`,
  },
  {
    name: "what was on its way when the RST was sent says nothing of it",
    source: "RFC 9293, 3.10.7.4, second",
    text: `${OPENING}
      > RA +1ms                 | CLOSED      CLOSED
      < PA +90ms D40            | CLOSED      CLOSED
      > R  +20us seq=1 win=0    | CLOSED      CLOSED`,
  },
  {
    name: "what was on its way is longer so where round trips are long",
    source: "RFC 9293, 3.10.7.4, second",
    text: `
      > S                       | SYN_SENT    SYN_RCVD
      < SA +400ms               | ESTABLISHED SYN_RCVD
      > A  +20us                | ESTABLISHED ESTABLISHED
      > RA +1ms                 | CLOSED      CLOSED
      < PA +500ms D40           | CLOSED      CLOSED
      > R  +20us seq=1 win=0    | CLOSED      CLOSED`,
  },
  {
    name: "who was refused has not gone on because an older connection's ACK comes from there",
    source: "RFC 9293, 3.5.2, first",
    text: `
      > S                       | SYN_SENT    CLOSED
      < RA +20us seq=0 ack=1    | CLOSED      CLOSED
      > A  +300ms seq=1 ack=1   | CLOSED      CLOSED`,
  },
  {
    name: "a RST that was lost, after a FIN: its receiver had not closed yet, or has now",
    source: "RFC 9293, 3.10.7.4, second",
    text: `${OPENING}
      > FA +1ms                 | FIN_WAIT_1  CLOSE_WAIT
      < A  +20us                | FIN_WAIT_2  CLOSE_WAIT
      > R  +1ms seq=2 win=0     | CLOSED      unknown
      < FA +300ms               | CLOSED      LAST_ACK
      > R  +20us seq=2 win=0    | CLOSED      CLOSED`,
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
