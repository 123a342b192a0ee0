import {
  clientState,
  RowMark,
  type SegmentColumns,
  type Side,
  STATE_NAMES,
  type StateName,
  serverState,
} from "@tcp-ladder/flow";
import { BACK_TO_LISTEN, type Transition, transitionId, wayThrough } from "./machine.ts";

const SIDES = ["client", "server"] as const;
const SYN = 0x02;
const ACK = 0x10;
const RST = 0x04;

/** What a segment does to one side. */
export interface SideStep {
  readonly before: StateName;
  readonly after: StateName;
  /** Transitions that it takes; empty where it stays, undefined where the diagram has none for it. */
  readonly way: readonly Transition[] | undefined;
  readonly reset: boolean;
}

/** Where both sides stand, how they came there, and where they have been. */
export interface DiagramStep {
  readonly sides: Readonly<Record<Side, SideStep>>;
  readonly visited: Readonly<Record<Side, ReadonlySet<StateName>>>;
  /** Transitions taken before this segment, by {@link transitionId}. */
  readonly trace: ReadonlySet<string>;
}

/**
 * The diagram once row `i` has been sent and received; −1: before the first.
 *
 * @param statesBefore states that row 0 of the columns found
 */
export function diagramStep(columns: SegmentColumns, i: number, statesBefore: number): DiagramStep {
  const visited = { client: new Set<StateName>(), server: new Set<StateName>() };
  const trace = new Set<string>();
  let sides = stay(statesBefore);
  for (const side of SIDES) visited[side].add(sides[side].after);
  for (let at = 0; at <= i; at += 1) {
    for (const side of SIDES) for (const transition of sides[side].way ?? []) trace.add(transitionId(transition));
    const before = at === 0 ? statesBefore : (columns.states[at - 1] ?? 0);
    const after = columns.states[at] ?? 0;
    const flags = columns.flags[at] ?? 0;
    const fromServer = ((columns.marks[at] ?? 0) & RowMark.FROM_SERVER) !== 0;
    const step = (side: Side): SideStep => {
      const was = nameOf(before, side);
      const is = nameOf(after, side);
      const rst = (flags & RST) !== 0 && was !== is;
      const reset = rst && is === "CLOSED";
      // The one reset that the figure draws (RFC 9293, 3.3.2, note 1).
      if (rst && was === "SYN_RCVD" && is === "LISTEN") return { before: was, after: is, reset, way: [BACK_TO_LISTEN] };
      const sends = (side === "server") === fromServer;
      // Who sends a SYN without ACK opened by itself.
      const listened = !(sends && (flags & (SYN | ACK)) === SYN);
      return { before: was, after: is, reset, way: rst ? undefined : wayThrough(was, is, listened) };
    };
    sides = { client: step("client"), server: step("server") };
    for (const side of SIDES) {
      visited[side].add(sides[side].after);
      for (const { to } of sides[side].way ?? []) visited[side].add(to);
    }
  }
  return { sides, visited, trace };
}

function stay(states: number): Record<Side, SideStep> {
  const still = (side: Side): SideStep => {
    const name = nameOf(states, side);
    return { before: name, after: name, way: [], reset: false };
  };
  return { client: still("client"), server: still("server") };
}

function nameOf(states: number, side: Side): StateName {
  return STATE_NAMES[side === "client" ? clientState(states) : serverState(states)] ?? "unknown";
}
