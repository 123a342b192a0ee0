/** One direction of a conversation. */
export interface Direction {
  /** The absolute number that tcpdump prints as 0, once it has recorded the conversation. */
  base: number | undefined;
  /** The sequence number of the last SYN. */
  isn: number | undefined;
  /** What the sender has reached; undefined before its first number. */
  next: number | undefined;
  /** tcpdump has recorded the conversation: a segment with ACK was printed. */
  recorded: boolean;
  /** `base` is not known and 0 stands for it. */
  relative: boolean;
}

/** A direction of which nothing is known. */
export function newDirection(): Direction {
  return { base: undefined, isn: undefined, next: undefined, recorded: false, relative: false };
}

/** tcpdump counts from here on. */
export function record(direction: Direction, base: number | undefined): void {
  direction.base = base;
  direction.recorded = true;
  direction.relative = false;
}

/** Numbers are relative; where it is not known to what, they stand as they are. */
export function assume(direction: Direction): void {
  direction.recorded = true;
  if (direction.base !== undefined) return;
  direction.relative = direction.isn === undefined;
  direction.base = direction.isn ?? 0;
}
