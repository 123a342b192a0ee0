import type { RealState, Transition } from "./machine.ts";
import { TRANSITIONS, transitionId } from "./machine.ts";

/**
 * Where everything stands, in units of the figure (366 by 548): the open down to ESTABLISHED in the middle, who closes
 * first on the left, who closes second on the right, and back to CLOSED along the right edge.
 *
 *             CLOSED ──────────────┐
 *             LISTEN               │
 *     SYN_RCVD      SYN_SENT       │
 *           ESTABLISHED            │
 *     FIN_WAIT_1    CLOSE_WAIT     │
 *     FIN_WAIT_2 CLOSING  LAST_ACK ┤
 *              TIME_WAIT ──────────┘
 */
export const DIAGRAM = { width: 366, height: 552 } as const;

export const NODE = { halfWidth: 39, halfHeight: 13 } as const;

export const NODES: Readonly<Record<RealState, { readonly x: number; readonly y: number }>> = {
  CLOSED: { x: 180, y: 24 },
  LISTEN: { x: 180, y: 104 },
  SYN_RCVD: { x: 66, y: 190 },
  SYN_SENT: { x: 286, y: 190 },
  ESTABLISHED: { x: 180, y: 282 },
  FIN_WAIT_1: { x: 66, y: 372 },
  FIN_WAIT_2: { x: 66, y: 470 },
  CLOSING: { x: 206, y: 424 },
  TIME_WAIT: { x: 206, y: 522 },
  CLOSE_WAIT: { x: 286, y: 372 },
  LAST_ACK: { x: 286, y: 470 },
};

export interface Edge extends Transition {
  readonly path: string;
  /** Where its label begins (or ends, or has its middle), first line. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

type Drawn = readonly [path: string, x: number, y: number, anchor: Edge["anchor"]];

const DRAWN: Readonly<Record<string, Drawn>> = {
  "CLOSED-LISTEN": ["M170 37V91", 164, 68, "end"],
  "LISTEN-CLOSED": ["M190 91V37", 195, 58, "start"],
  "CLOSED-SYN_SENT": ["M219 30C282 30 302 66 302 177", 306, 82, "start"],
  "SYN_SENT-CLOSED": ["M284 177C284 110 256 64 214 37", 262, 98, "end"],
  "LISTEN-SYN_RCVD": ["M141 108C98 114 66 136 60 177", 6, 134, "start"],
  "SYN_RCVD-LISTEN": ["M84 177C92 150 116 128 148 117", 116, 148, "start"],
  "LISTEN-SYN_SENT": ["M219 110C250 116 266 138 268 177", 206, 142, "start"],
  "SYN_SENT-SYN_RCVD": ["M247 190H105", 176, 184, "middle"],
  "SYN_RCVD-ESTABLISHED": ["M86 203C92 238 112 264 141 274", 106, 236, "start"],
  "SYN_SENT-ESTABLISHED": ["M274 203C268 238 248 264 219 274", 270, 240, "start"],
  "SYN_RCVD-FIN_WAIT_1": ["M46 203V359", 51, 282, "start"],
  "ESTABLISHED-FIN_WAIT_1": ["M141 290C108 300 86 328 82 359", 110, 330, "start"],
  "ESTABLISHED-CLOSE_WAIT": ["M219 290C252 300 274 328 278 359", 258, 330, "end"],
  "FIN_WAIT_1-FIN_WAIT_2": ["M46 385V457", 51, 420, "start"],
  "FIN_WAIT_1-CLOSING": ["M105 376C150 378 190 386 200 411", 142, 372, "start"],
  "FIN_WAIT_1-TIME_WAIT": ["M90 385C98 448 126 500 167 516", 114, 444, "start"],
  "FIN_WAIT_2-TIME_WAIT": ["M66 483C76 516 116 526 167 526", 104, 540, "middle"],
  "CLOSING-TIME_WAIT": ["M206 437V509", 202, 478, "end"],
  "CLOSE_WAIT-LAST_ACK": ["M286 385V457", 281, 418, "end"],
  "LAST_ACK-CLOSED": ["M325 470H340Q348 470 348 462V28Q348 20 340 20H219", 344, 420, "end"],
  "TIME_WAIT-CLOSED": ["M245 526H350Q358 526 358 518V20Q358 12 350 12H214", 296, 520, "middle"],
};

export const EDGES: readonly Edge[] = TRANSITIONS.map((transition) => {
  const drawn = DRAWN[transitionId(transition)];
  if (drawn === undefined) throw new Error(`${transitionId(transition)} is not drawn`);
  const [path, x, y, anchor] = drawn;
  return { ...transition, path, x, y, anchor };
});

/** Where a side's marker rests: the client on the left border of a state, the server on the right. */
export function dock(state: RealState, side: "client" | "server"): { x: number; y: number } {
  const { x, y } = NODES[state];
  return { x: side === "client" ? x - NODE.halfWidth : x + NODE.halfWidth, y };
}
