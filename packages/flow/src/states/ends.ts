import { TcpState } from "../state.ts";

/** The two ends of a connection while a segment goes from one to the other. One object is reused. */
export interface Ends {
  /** States of the segment's sender and receiver; both are read and written. */
  sender: TcpState;
  receiver: TcpState;
  /** Who of the two has shown what: bits of {@link Course}. */
  course: number;
  /**
   * Set where the segment shows that one end cannot have been in the states that were supposed (a bit for each), and
   * what it was in instead: what the rows so far say is wrong. 0: nothing was wrong.
   */
  wrong: number;
  right: TcpState;
  /** It is the receiver of whom that was wrong. */
  ofReceiver: boolean;
}

/** What the ends have shown, as seen from a segment's sender and receiver. */
export const Course = {
  /** It sent a segment with ACK and without SYN: it had a connection. */
  SENDER_SPOKE: 0x01,
  RECEIVER_SPOKE: 0x02,
  /** Its FIN was captured while something before it was missing, and has not taken effect yet. */
  SENDER_FIN_HELD: 0x04,
  RECEIVER_FIN_HELD: 0x08,
  /** Both sent a SYN that acknowledges nothing. */
  BOTH_OPENED: 0x10,
  /** A RST was captured. */
  RESET: 0x20,
} as const;

export function newEnds(): Ends {
  return {
    sender: TcpState.UNKNOWN,
    receiver: TcpState.UNKNOWN,
    course: 0,
    wrong: 0,
    right: TcpState.UNKNOWN,
    ofReceiver: false,
  };
}

/** A set of states, a bit for each. */
export function states(...all: TcpState[]): number {
  return all.reduce((bits: number, state) => bits | (1 << state), 0);
}

export function isOneOf(state: TcpState, set: number): boolean {
  return (set & (1 << state)) !== 0;
}

/** The sender was in `right` when it sent this, and not in whichever of `wrong` was supposed. */
export function correctSender(ends: Ends, wrong: number, right: TcpState): void {
  ends.wrong = wrong;
  ends.right = right;
  ends.ofReceiver = false;
  ends.sender = right;
}

/** The receiver had been in `right`, and not in whichever of `wrong` was supposed; what it is in now is another matter. */
export function correctReceiver(ends: Ends, wrong: number, right: TcpState): void {
  ends.wrong = wrong;
  ends.right = right;
  ends.ofReceiver = true;
}
