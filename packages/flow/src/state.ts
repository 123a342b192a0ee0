/** The eleven states of RFC 9293, section 3.3.2, and "unknown" where the capture does not allow a conclusion. */
export const TcpState = {
  CLOSED: 0,
  LISTEN: 1,
  SYN_SENT: 2,
  SYN_RCVD: 3,
  ESTABLISHED: 4,
  FIN_WAIT_1: 5,
  FIN_WAIT_2: 6,
  CLOSE_WAIT: 7,
  CLOSING: 8,
  LAST_ACK: 9,
  TIME_WAIT: 10,
  UNKNOWN: 11,
} as const;
export type TcpState = (typeof TcpState)[keyof typeof TcpState];

/** The book's spelling, by number. */
export const STATE_NAMES = [
  "CLOSED",
  "LISTEN",
  "SYN_SENT",
  "SYN_RCVD",
  "ESTABLISHED",
  "FIN_WAIT_1",
  "FIN_WAIT_2",
  "CLOSE_WAIT",
  "CLOSING",
  "LAST_ACK",
  "TIME_WAIT",
  "unknown",
] as const;
export type StateName = (typeof STATE_NAMES)[number];

export function clientState(states: number): TcpState {
  return (states & 0x0f) as TcpState;
}

export function serverState(states: number): TcpState {
  return (states >> 4) as TcpState;
}
