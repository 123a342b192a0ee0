import type { RealState, Transition } from "./machine.ts";
import { TRANSITIONS, transitionId } from "./machine.ts";

/**
 * Where everything stands, in units of the figure (366 by 420): the open down to ESTABLISHED in the middle, who closes
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
export const DIAGRAM = { width: 366, height: 420 } as const;

export const NODE = { halfWidth: 39, halfHeight: 12 } as const;

export const NODES: Readonly<Record<RealState, { readonly x: number; readonly y: number }>> = {
  CLOSED: { x: 180, y: 20 },
  LISTEN: { x: 180, y: 79 },
  SYN_RCVD: { x: 66, y: 142 },
  SYN_SENT: { x: 286, y: 142 },
  ESTABLISHED: { x: 180, y: 209 },
  FIN_WAIT_1: { x: 66, y: 275 },
  FIN_WAIT_2: { x: 66, y: 347 },
  CLOSING: { x: 206, y: 313 },
  TIME_WAIT: { x: 206, y: 392 },
  CLOSE_WAIT: { x: 286, y: 275 },
  LAST_ACK: { x: 286, y: 347 },
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
  "CLOSED-LISTEN": ["M170 31.5V67.5", 164, 51.3, "end"],
  "LISTEN-CLOSED": ["M190 67.5V31.5", 195, 45, "start"],
  "CLOSED-SYN_SENT": ["M219 25.2C282 25.2 302 50.4 302 130.5", 306, 61.2, "start"],
  "SYN_SENT-CLOSED": ["M284 130.5C284 84.6 256 49.5 214 31.5", 262, 73.8, "end"],
  "LISTEN-SYN_RCVD": ["M141 82.8C98 88.2 66 103.5 60 130.5", 6, 101.7, "start"],
  "SYN_RCVD-LISTEN": ["M84 130.5C92 112.5 116 98.1 148 90.9", 116, 110.7, "start"],
  "LISTEN-SYN_SENT": ["M219 84.6C250 90 266 104.4 268 130.5", 206, 107.1, "start"],
  "SYN_SENT-SYN_RCVD": ["M247 142.2H105", 176, 136.8, "middle"],
  "SYN_RCVD-ESTABLISHED": ["M86 153.9C92 176.4 112 193.5 141 201.6", 106, 174.6, "start"],
  "SYN_SENT-ESTABLISHED": ["M274 153.9C268 176.4 248 193.5 219 201.6", 270, 177.3, "start"],
  "SYN_RCVD-FIN_WAIT_1": ["M46 153.9V263.7", 51, 208.8, "start"],
  "ESTABLISHED-FIN_WAIT_1": ["M141 216C108 224.1 86 243 82 263.7", 110, 243.9, "start"],
  "ESTABLISHED-CLOSE_WAIT": ["M219 216C252 224.1 274 243 278 263.7", 258, 243.9, "end"],
  "FIN_WAIT_1-FIN_WAIT_2": ["M46 287.1V335.7", 51, 309.6, "start"],
  "FIN_WAIT_1-CLOSING": ["M105 279C150 280.8 190 288 200 301.5", 142, 275.4, "start"],
  "FIN_WAIT_1-TIME_WAIT": ["M90 287.1C98 331.2 126 373.5 167 387", 131, 339.3, "start"],
  "FIN_WAIT_2-TIME_WAIT": ["M66 359.1C76 387 116 396 167 396", 104, 408.6, "middle"],
  "CLOSING-TIME_WAIT": ["M206 324.9V380.7", 211, 365.4, "start"],
  "CLOSE_WAIT-LAST_ACK": ["M286 287.1V335.7", 281, 307.8, "end"],
  "LAST_ACK-CLOSED": ["M325 347.4H340Q348 347.4 348 340.2V23.4Q348 16.2 340 16.2H219", 344, 309.6, "end"],
  "TIME_WAIT-CLOSED": ["M245 396H350Q358 396 358 388.8V16.2Q358 9 350 9H214", 296, 390.6, "middle"],
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
