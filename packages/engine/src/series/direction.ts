import type { ConnectionSummary, Side, Timestamp } from "@tcp-ladder/flow";

/** RFC 7323, section 2.3: a larger shift is taken for this one. */
const MOST_SHIFT = 14;

/** One direction of a connection: what a walk along it needs to know from the start. */
export interface Direction {
  readonly sender: Side;
  readonly first: Timestamp;
  /** The absolute number that relative 0 stands for, where the sender showed any. */
  readonly base: number | undefined;
  /** What the other end's window is shifted by; undefined where its SYN was not captured. */
  readonly windowShift: number | undefined;
}

export function directionOf({ ends, first }: ConnectionSummary, sender: Side): Direction {
  const own = ends[sender];
  const other = ends[sender === "client" ? "server" : "client"];
  return { sender, first, base: own.base, windowShift: shift() };

  /** Both SYNs have to offer it (RFC 7323, section 2.2). */
  function shift(): number | undefined {
    if (other.isn === undefined) return undefined;
    const agreed = other.windowScale !== undefined && (own.isn === undefined || own.windowScale !== undefined);
    return agreed ? Math.min(other.windowScale ?? 0, MOST_SHIFT) : 0;
  }
}

/** What was known of the direction has changed: a walk along it has to begin anew. */
export function isSameDirection(a: Direction, b: Direction): boolean {
  return (
    a.base === b.base &&
    a.windowShift === b.windowShift &&
    a.first.seconds === b.first.seconds &&
    a.first.nanos === b.first.nanos
  );
}
