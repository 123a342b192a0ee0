import type { StateName } from "@tcp-ladder/flow";

export type RealState = Exclude<StateName, "unknown">;

/** A transition of RFC 9293, section 3.3.2: what makes it, and what is sent then. */
export interface Transition {
  readonly from: RealState;
  readonly to: RealState;
  /** A user's call or a segment that comes; lines as they are set. */
  readonly label: readonly string[];
  /** Caused by a call of the program or a timer, not by a segment that comes. */
  readonly local?: boolean;
}

/** A passive open that is reset (RFC 9293, section 3.10.7.4, second). */
export const BACK_TO_LISTEN: Transition = { from: "SYN_RCVD", to: "LISTEN", label: ["rcv RST"] };

/**
 * Figure 5 of RFC 9293, and two that its notes add: FIN_WAIT_1 straight to TIME_WAIT (note 2) and the reset that brings
 * SYN_RCVD back to LISTEN (note 1). Resets from elsewhere end in CLOSED and are drawn only when they happen.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: "CLOSED", to: "LISTEN", label: ["passive OPEN"], local: true },
  { from: "LISTEN", to: "CLOSED", label: ["CLOSE"], local: true },
  { from: "CLOSED", to: "SYN_SENT", label: ["active", "OPEN", "snd SYN"], local: true },
  { from: "SYN_SENT", to: "CLOSED", label: ["CLOSE"], local: true },
  { from: "LISTEN", to: "SYN_RCVD", label: ["rcv SYN", "snd SYN, ACK"] },
  BACK_TO_LISTEN,
  { from: "LISTEN", to: "SYN_SENT", label: ["SEND", "snd SYN"], local: true },
  { from: "SYN_SENT", to: "SYN_RCVD", label: ["rcv SYN", "snd SYN, ACK"] },
  { from: "SYN_RCVD", to: "ESTABLISHED", label: ["rcv ACK of SYN"] },
  { from: "SYN_SENT", to: "ESTABLISHED", label: ["rcv SYN, ACK", "snd ACK"] },
  { from: "SYN_RCVD", to: "FIN_WAIT_1", label: ["CLOSE", "snd FIN"], local: true },
  { from: "ESTABLISHED", to: "FIN_WAIT_1", label: ["CLOSE", "snd FIN"], local: true },
  { from: "ESTABLISHED", to: "CLOSE_WAIT", label: ["rcv FIN", "snd ACK"] },
  { from: "FIN_WAIT_1", to: "FIN_WAIT_2", label: ["rcv ACK", "of FIN"] },
  { from: "FIN_WAIT_1", to: "CLOSING", label: ["rcv FIN, snd ACK"] },
  { from: "FIN_WAIT_1", to: "TIME_WAIT", label: ["rcv FIN +", "ACK of FIN", "snd ACK"] },
  { from: "FIN_WAIT_2", to: "TIME_WAIT", label: ["rcv FIN, snd ACK"] },
  { from: "CLOSING", to: "TIME_WAIT", label: ["rcv ACK", "of FIN"] },
  { from: "CLOSE_WAIT", to: "LAST_ACK", label: ["CLOSE", "snd FIN"], local: true },
  { from: "LAST_ACK", to: "CLOSED", label: ["rcv ACK", "of FIN"] },
  { from: "TIME_WAIT", to: "CLOSED", label: ["2 MSL timeout"], local: true },
];

export function transitionId({ from, to }: Pick<Transition, "from" | "to">): string {
  return `${from}-${to}`;
}

/**
 * The way through the diagram from one state to another, as few transitions as there are; empty where nothing changes,
 * undefined where the diagram has no way, as after a reset or from a state that is unknown.
 *
 * @param viaListen a side that goes from CLOSED to SYN_RCVD had listened; else it opened by itself and the SYNs crossed
 */
export function wayThrough(from: StateName, to: StateName, viaListen = true): Transition[] | undefined {
  if (from === "unknown" || to === "unknown") return undefined;
  const ways = new Map<RealState, Transition[]>([[from, []]]);
  const queue: RealState[] = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const way = ways.get(at) ?? [];
    if (at === to) return way;
    const next = TRANSITIONS.filter((transition) => transition.from === at && transition.label[0] !== "rcv RST");
    if (!viaListen) next.reverse();
    for (const transition of next) {
      if (ways.has(transition.to)) continue;
      ways.set(transition.to, [...way, transition]);
      queue.push(transition.to);
    }
  }
  return undefined;
}
