import type { Arc, Brace, CssPixels, Rung } from "./layout.ts";
import type { RungKind } from "./phase.ts";

/** Shapes of the figure as SVG path data: the page draws them, and so does an exported file. */

/** Length of an arrow's head at scale 1. */
export const ARROW_HEAD: Readonly<Record<RungKind, CssPixels>> = { syn: 13, fin: 13, rst: 12, data: 16, ack: 11 };

/** How far an arrow reaches that did not arrive. */
export const BREAKS_OFF = 0.78;

type Arrow = Pick<Rung, "x1" | "y1" | "x2" | "y2">;

/** Coordinates with two decimals at most. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Whether a segment carries what had been sent before: its arrow is dashed. */
export function isRepeated({ noteNames }: Pick<Rung, "noteNames">): boolean {
  return noteNames.some((note) => note.endsWith("retransmission"));
}

/** An open arrow head at the end of the arrow, along it. */
export function arrowHead({ x1, y1, x2, y2 }: Arrow, size: CssPixels): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const cos = (x2 - x1) / length;
  const sin = (y2 - y1) / length;
  const at = (along: number, aside: number): string =>
    `${n(x2 - along * cos + aside * sin)} ${n(y2 - along * sin - aside * cos)}`;
  return `M${at(size, size * 0.5)}L${at(size * 0.12, 0)}L${at(size, -size * 0.5)}L${at(size * 0.68, 0)}Z`;
}

/** Where the line ends, so that it does not show beyond the point of its head. */
export function arrowLine({ x1, y1, x2, y2 }: Arrow, head: CssPixels): string {
  const back = (head * 0.6) / (Math.hypot(x2 - x1, y2 - y1) || 1);
  return `M${n(x1)} ${n(y1)}L${n(x2 - (x2 - x1) * back)} ${n(y2 - (y2 - y1) * back)}`;
}

/** The line of what did not arrive, and where it breaks off. */
export function brokenLine({ x1, y1, x2, y2 }: Arrow): {
  readonly line: string;
  readonly x: CssPixels;
  readonly y: CssPixels;
} {
  const x = x1 + (x2 - x1) * BREAKS_OFF;
  const y = y1 + (y2 - y1) * BREAKS_OFF;
  return { line: `M${n(x1)} ${n(y1)}L${n(x)} ${n(y)}`, x, y };
}

/** The cross that a reset ends in. */
export function cross(x: CssPixels, y: CssPixels, size: CssPixels): string {
  const [left, right, top, bottom] = [x - size, x + size, y - size, y + size].map(n);
  return `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
}

/** Two short strokes across a line where it breaks off. `size` is negative to the left. */
export function breakOff(x: CssPixels, y: CssPixels, size: CssPixels): string {
  const tall = 7 * Math.abs(size);
  return [2, 8]
    .map((along) => `M${n(x + (along - 3) * size)} ${n(y + tall)}L${n(x + (along + 3) * size)} ${n(y - tall)}`)
    .join("");
}

/**
 * A curly brace that opens to the left, its point at the middle; an end that goes on beyond the picture has no hook. Its spine is 8
 * to the right of `x`, its point 16 (times `scale`).
 */
export function bracePath(
  { x, y1, y2, openTop, openBottom }: Pick<Brace, "x" | "y1" | "y2" | "openTop" | "openBottom">,
  scale: number,
): string {
  const spine = n(x + 8 * scale);
  const radius = Math.min(8 * scale, (y2 - y1) / 4);
  const middle = (y1 + y2) / 2;
  const top = openTop ? `M${spine} ${n(y1)}` : `M${n(x)} ${n(y1)}Q${spine} ${n(y1)} ${spine} ${n(y1 + radius)}`;
  const point = `V${n(middle - radius)}Q${spine} ${n(middle)} ${n(x + 16 * scale)} ${n(middle)}Q${spine} ${n(middle)} ${spine} ${n(middle + radius)}`;
  const bottom = openBottom ? `V${n(y2)}` : `V${n(y2 - radius)}Q${spine} ${n(y2)} ${n(x)} ${n(y2)}`;
  return top + point + bottom;
}

/** From an acknowledgement back to what it acknowledges. */
export function arcPath({ x, y1, y2, swing }: Pick<Arc, "x" | "y1" | "y2" | "swing">): string {
  const out = n(x + swing * 1.3);
  const high = (y2 - y1) * 0.15;
  return `M${n(x)} ${n(y2)}C${out} ${n(y2 - high)} ${out} ${n(y1 + high)} ${n(x)} ${n(y1)}`;
}

/** A lifeline from `y1` to `y2` with a zigzag at each of the folds between. */
export function lifelinePath(
  x: CssPixels,
  y1: CssPixels,
  y2: CssPixels,
  folds: readonly { readonly y: CssPixels; readonly half: CssPixels }[],
): string {
  let path = `M${n(x)} ${n(y1)}`;
  for (const { y, half } of folds) {
    if (y - half < y1 || y + half > y2) continue;
    const aside = half * 0.75;
    path += `L${n(x)} ${n(y - half * 0.8)}L${n(x - aside)} ${n(y - half * 0.4)}L${n(x + aside)} ${n(y + half * 0.4)}L${n(x)} ${n(y + half * 0.8)}`;
  }
  return `${path}L${n(x)} ${n(y2)}`;
}
