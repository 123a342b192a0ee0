import { type ConnectionSummary, type Side, type Timestamp, windowShift } from "@tcp-ladder/flow";

/** One direction of a connection: what a walk along it needs to know from the start. */
export interface Direction {
  readonly sender: Side;
  readonly first: Timestamp;
  /** The absolute number that relative 0 stands for, where the sender showed any. */
  readonly base: number | undefined;
  /** What the other end's window is shifted by; undefined where the capture does not tell. */
  readonly windowShift: number | undefined;
}

export function directionOf(connection: ConnectionSummary, sender: Side): Direction {
  const { ends, first } = connection;
  const other = sender === "client" ? "server" : "client";
  return { sender, first, base: ends[sender].base, windowShift: windowShift(connection, other) };
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
