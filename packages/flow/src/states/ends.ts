import { TcpState } from "../state.ts";

/** The two ends of a connection while a segment goes from one to the other. One object is reused. */
export interface Ends {
  /** States of the segment's sender and receiver; both are read and written. */
  sender: TcpState;
  receiver: TcpState;
  /** Who of the two has shown what: bits of {@link Course}. */
  course: number;
  /**
   * What the receiver sent last was captured less than a round trip before this segment: it need not have arrived when
   * this one was sent, and is not lost for that.
   */
  crossed: boolean;
  /** The receiver has reset the connection, and this comes so much later that it was not on its way then. */
  afterReset: boolean;
  /** It repeats what was captured so shortly before that no timer has run out: the capture holds one segment twice. */
  twice: boolean;
  /**
   * Set where the segment shows that one end cannot have been in states that were supposed: what the rows so far say is
   * wrong. Undefined: nothing was wrong.
   */
  wrong: Correction | undefined;
  /** It is the receiver of whom that was wrong. */
  ofReceiver: boolean;
}

/** What an end was in, by the state that was supposed; undefined for states that were not wrong. */
export type Correction = readonly (TcpState | undefined)[];

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
    crossed: false,
    afterReset: false,
    twice: false,
    wrong: undefined,
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

/** A correction from pairs of what was supposed and what it was. */
export function correction(...pairs: readonly (readonly [supposed: TcpState, was: TcpState])[]): Correction {
  const table: (TcpState | undefined)[] = new Array(TcpState.UNKNOWN + 1).fill(undefined);
  for (const [supposed, was] of pairs) table[supposed] = was;
  return table;
}

/** The sender was in another state when it sent this than was supposed, where that one is among the wrong ones. */
export function correctSender(ends: Ends, wrong: Correction): void {
  const was = wrong[ends.sender];
  if (was === undefined) return;
  ends.wrong = wrong;
  ends.ofReceiver = false;
  ends.sender = was;
}

/** The same of the receiver; what it is in now is another matter. */
export function correctReceiver(ends: Ends, wrong: Correction): void {
  ends.wrong = wrong;
  ends.ofReceiver = true;
}
