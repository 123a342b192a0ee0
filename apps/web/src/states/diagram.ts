import type { RealState, Transition } from "./machine.ts";
import { TRANSITIONS, transitionId } from "./machine.ts";

/**
 * Where everything stands, in units of the figure (366 by 466): the open down to ESTABLISHED in the middle, who closes
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
export const DIAGRAM = { width: 366, height: 466 } as const;

export const NODE = { halfWidth: 39, halfHeight: 13 } as const;

export const NODES: Readonly<Record<RealState, { readonly x: number; readonly y: number }>> = {
  CLOSED: { x: 180, y: 22 },
  LISTEN: { x: 180, y: 88 },
  SYN_RCVD: { x: 66, y: 158 },
  SYN_SENT: { x: 286, y: 158 },
  ESTABLISHED: { x: 180, y: 232 },
  FIN_WAIT_1: { x: 66, y: 306 },
  FIN_WAIT_2: { x: 66, y: 386 },
  CLOSING: { x: 206, y: 348 },
  TIME_WAIT: { x: 206, y: 436 },
  CLOSE_WAIT: { x: 286, y: 306 },
  LAST_ACK: { x: 286, y: 386 },
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
  "CLOSED-LISTEN": ["M170 35V75", 164, 57, "end"],
  "LISTEN-CLOSED": ["M190 75V35", 195, 50, "start"],
  "CLOSED-SYN_SENT": ["M219 28C282 28 302 56 302 145", 306, 68, "start"],
  "SYN_SENT-CLOSED": ["M284 145C284 94 256 55 214 35", 262, 82, "end"],
  "LISTEN-SYN_RCVD": ["M141 92C98 98 66 115 60 145", 6, 113, "start"],
  "SYN_RCVD-LISTEN": ["M84 145C92 125 116 109 148 101", 116, 123, "start"],
  "LISTEN-SYN_SENT": ["M219 94C250 100 266 116 268 145", 206, 119, "start"],
  "SYN_SENT-SYN_RCVD": ["M247 158H105", 176, 152, "middle"],
  "SYN_RCVD-ESTABLISHED": ["M86 171C92 196 112 215 141 224", 106, 194, "start"],
  "SYN_SENT-ESTABLISHED": ["M274 171C268 196 248 215 219 224", 270, 197, "start"],
  "SYN_RCVD-FIN_WAIT_1": ["M46 171V293", 51, 232, "start"],
  "ESTABLISHED-FIN_WAIT_1": ["M141 240C108 249 86 270 82 293", 110, 271, "start"],
  "ESTABLISHED-CLOSE_WAIT": ["M219 240C252 249 274 270 278 293", 258, 271, "end"],
  "FIN_WAIT_1-FIN_WAIT_2": ["M46 319V373", 51, 344, "start"],
  "FIN_WAIT_1-CLOSING": ["M105 310C150 312 190 320 200 335", 142, 306, "start"],
  "FIN_WAIT_1-TIME_WAIT": ["M90 319C98 368 126 415 167 430", 131, 377, "start"],
  "FIN_WAIT_2-TIME_WAIT": ["M66 399C76 430 116 440 167 440", 104, 454, "middle"],
  "CLOSING-TIME_WAIT": ["M206 361V423", 211, 406, "start"],
  "CLOSE_WAIT-LAST_ACK": ["M286 319V373", 281, 342, "end"],
  "LAST_ACK-CLOSED": ["M325 386H340Q348 386 348 378V26Q348 18 340 18H219", 344, 344, "end"],
  "TIME_WAIT-CLOSED": ["M245 440H350Q358 440 358 432V18Q358 10 350 10H214", 296, 434, "middle"],
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
