import { type DecodedFrame, newDecodedFrame, Outcome } from "./frame.ts";

/**
 * Where the walk through a frame's headers stands. Each layer reads its header at `at`, moves `at` behind it, narrows
 * `end` and `wireEnd` where it states its own length, and returns the layer that comes next.
 */
export interface Cursor {
  bytes: Uint8Array;
  /** The same bytes: numbers of several bytes are read in one go, which counts in the headers that every frame has. */
  view: DataView;
  /** First byte of the layer that is read next. */
  at: number;
  /** One past the last captured byte that belongs to it. */
  end: number;
  /** One past the last byte it had on the wire: `end` or more. */
  wireEnd: number;
  /** Bytes per unit and other facts that a link layer needs to know of the frame as a whole. */
  start: number;
  out: DecodedFrame;
}

/** What a layer returns: the next {@link Layer}, or `~outcome` where the walk ends. */
export type Next = number;

export const SEGMENT_FOUND: Next = ~Outcome.SEGMENT;
export const NOT_TCP: Next = ~Outcome.NOT_TCP;
export const MALFORMED: Next = ~Outcome.MALFORMED;
export const CUT_SHORT: Next = ~Outcome.CUT_SHORT;
export const UNKNOWN_LINK: Next = ~Outcome.UNKNOWN_LINK;

const NOTHING = new Uint8Array(0);

export function newCursor(): Cursor {
  return {
    bytes: NOTHING,
    view: new DataView(NOTHING.buffer),
    at: 0,
    end: 0,
    wireEnd: 0,
    start: 0,
    out: newDecodedFrame(),
  };
}

/** Why `need` bytes at the cursor are not there: the capture cut them off, or they never were. */
export function missing(c: Cursor, need: number): Next {
  return c.at + need <= c.wireEnd ? CUT_SHORT : MALFORMED;
}

/** The layer above is `length` bytes long from the cursor on; what follows is padding or a trailer. */
export function narrow(c: Cursor, length: number): void {
  const limit = c.at + length;
  if (limit < c.wireEnd) c.wireEnd = limit;
  if (limit < c.end) c.end = limit;
}
