import type { BookSpread } from "@tcp-ladder/ladder";

export interface SpreadOptions {
  /** CSS pixels, both pages and what lies between. */
  readonly width: number;
  /** From one arrow to the next. */
  readonly pitch: number;
  /** How far an arrow falls on its way. */
  readonly slant: number;
  /** Above the first arrow. */
  readonly head: number;
}

export interface PlacedArrow {
  /** Where it leaves its lifeline; it comes to the other one `slant` below. */
  readonly y: number;
}

export interface Join {
  /** Places in `book` and `captured`. */
  readonly book: number;
  readonly captured: number;
  readonly y1: number;
  readonly y2: number;
}

export interface SpreadLayout {
  readonly height: number;
  readonly left: { readonly x1: number; readonly x2: number };
  readonly right: { readonly x1: number; readonly x2: number };
  readonly book: readonly PlacedArrow[];
  readonly captured: readonly PlacedArrow[];
  readonly joins: readonly Join[];
}

/** Of the width, what lies between the two pages. */
const GUTTER = 0.12;

/**
 * Two figures side by side, what belongs together at one height where the order allows it:
 *
 *     client      server   client      server
 *        │──FIN M──▶│ ┄┄┄┄┄┄┄ │◀──FIN M──│
 *        │◀─ACK M+1─│ ┄┄┄┐    │          │
 *        │          │    ├┄┄┄ │─FIN N,──▶│
 *        │◀──FIN N──│ ┄┄┄┘    │  ACK M+1 │
 *
 * Two arrows of the book for which one segment stands leave it in the middle between them.
 */
export function layoutSpread({ book, captured }: BookSpread, options: SpreadOptions): SpreadLayout {
  const { width, pitch, slant, head } = options;
  const margin = Math.min(14, width * 0.02);
  const page = (width * (1 - GUTTER)) / 2 - margin;
  const left = { x1: margin, x2: margin + page };
  const right = { x1: width - margin - page, x2: width - margin };
  const [bookSlots, capturedSlots, slots] = inOrder(book)
    ? aligned(book, captured.length)
    : apart(book, captured.length);
  const y = (slot: number): number => head + slot * pitch;
  return {
    height: head + Math.max(slots - 1, 0) * pitch + slant + pitch * 0.5,
    left,
    right,
    book: bookSlots.map((slot) => ({ y: y(slot) })),
    captured: capturedSlots.map((slot) => ({ y: y(slot) })),
    joins: book.flatMap(({ captured: to, from }, at) => {
      const slot = to === undefined ? undefined : capturedSlots[to];
      if (to === undefined || slot === undefined) return [];
      // From where the book's arrow touches its right lifeline to where the captured one touches its left.
      const y1 = y(bookSlots[at] ?? 0) + (from === "client" ? slant : 0);
      const y2 = y(slot) + (captured[to]?.from === "client" ? 0 : slant);
      return [{ book: at, captured: to, y1, y2 }];
    }),
  };
}

type Arrows = readonly { readonly captured: number | undefined }[];
/** For each of the book's arrows and each captured one its slot, and how many slots there are. */
type Slots = readonly [book: readonly number[], captured: readonly number[], count: number];

function inOrder(book: Arrows): boolean {
  const matched = book.flatMap(({ captured }) => captured ?? []);
  return matched.every((to, i) => i === 0 || to >= (matched[i - 1] ?? 0));
}

function aligned(book: Arrows, count: number): Slots {
  const bookSlots: number[] = [];
  const taken: number[][] = Array.from({ length: count }, () => []);
  let slot = 0;
  let next = 0;
  for (const { captured } of book) {
    for (; captured !== undefined && next < captured; next += 1) taken[next]?.push(slot++);
    bookSlots.push(slot);
    if (captured !== undefined) {
      taken[captured]?.push(slot);
      next = Math.max(next, captured + 1);
    }
    slot += 1;
  }
  for (; next < count; next += 1) taken[next]?.push(slot++);
  return [bookSlots, taken.map((all) => all.reduce((sum, one) => sum + one, 0) / Math.max(all.length, 1)), slot];
}

function apart(book: Arrows, count: number): Slots {
  const slots = Math.max(book.length, count);
  const spread = (length: number): number[] =>
    Array.from({ length }, (_, i) => (length === 1 ? 0 : (i * (slots - 1)) / (length - 1)));
  return [spread(book.length), spread(count), slots];
}
