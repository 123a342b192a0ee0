import type { Arc, Brace, CssPixels, Rung } from "@tcp-ladder/ladder";
import { path } from "d3";

/** Shapes of the figure as SVG path data; d3 computes, React draws. */

/** An open arrow head at the end of the arrow, along it. */
export function arrowHead({ x1, y1, x2, y2 }: Pick<Rung, "x1" | "y1" | "x2" | "y2">, size: CssPixels): string {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const at = (along: number, aside: number): [number, number] => [
    x2 - along * Math.cos(angle) + aside * Math.sin(angle),
    y2 - along * Math.sin(angle) - aside * Math.cos(angle),
  ];
  const shape = path();
  shape.moveTo(...at(size, size * 0.5));
  shape.lineTo(...at(size * 0.12, 0));
  shape.lineTo(...at(size, -size * 0.5));
  shape.lineTo(...at(size * 0.68, 0));
  shape.closePath();
  return shape.toString();
}

/** Where the line ends, so that it does not show beyond the point of its head. */
export function arrowLine({ x1, y1, x2, y2 }: Pick<Rung, "x1" | "y1" | "x2" | "y2">, head: CssPixels): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const back = (head * 0.6) / length;
  const shape = path();
  shape.moveTo(x1, y1);
  shape.lineTo(x2 - (x2 - x1) * back, y2 - (y2 - y1) * back);
  return shape.toString();
}

/** The cross that a reset ends in. */
export function cross(x: CssPixels, y: CssPixels, size: CssPixels): string {
  const shape = path();
  shape.moveTo(x - size, y - size);
  shape.lineTo(x + size, y + size);
  shape.moveTo(x - size, y + size);
  shape.lineTo(x + size, y - size);
  return shape.toString();
}

/** Two short strokes across a line where it breaks off, and a few points of it beyond. `size` is negative to the left. */
export function breakOff(x: CssPixels, y: CssPixels, size: CssPixels): string {
  const shape = path();
  for (const along of [2, 8]) {
    shape.moveTo(x + (along - 3) * size, y + 7 * Math.abs(size));
    shape.lineTo(x + (along + 3) * size, y - 7 * Math.abs(size));
  }
  return shape.toString();
}

/** A curly brace that opens to the left, its point at the middle; an end that goes on beyond the picture has no hook. */
export function bracePath({ x, y1, y2, openTop, openBottom }: Brace, scale: number): string {
  const depth = 8 * scale;
  const radius = Math.min(8 * scale, (y2 - y1) / 4);
  const middle = (y1 + y2) / 2;
  const shape = path();
  if (openTop) shape.moveTo(x + depth, y1);
  else {
    shape.moveTo(x, y1);
    shape.quadraticCurveTo(x + depth, y1, x + depth, y1 + radius);
  }
  shape.lineTo(x + depth, middle - radius);
  shape.quadraticCurveTo(x + depth, middle, x + depth * 2, middle);
  shape.quadraticCurveTo(x + depth, middle, x + depth, middle + radius);
  if (openBottom) shape.lineTo(x + depth, y2);
  else {
    shape.lineTo(x + depth, y2 - radius);
    shape.quadraticCurveTo(x + depth, y2, x, y2);
  }
  return shape.toString();
}

/** From an acknowledgement back to what it acknowledges. */
export function arcPath({ x, y1, y2, swing }: Arc): string {
  const shape = path();
  shape.moveTo(x, y2);
  shape.bezierCurveTo(x + swing * 1.3, y2 - (y2 - y1) * 0.15, x + swing * 1.3, y1 + (y2 - y1) * 0.15, x, y1);
  return shape.toString();
}

/** A lifeline from `y1` to `y2` with a zigzag at each of the folds between. */
export function lifelinePath(
  x: CssPixels,
  y1: CssPixels,
  y2: CssPixels,
  folds: readonly { readonly y: CssPixels; readonly half: CssPixels }[],
): string {
  const shape = path();
  shape.moveTo(x, y1);
  for (const { y, half } of folds) {
    if (y - half < y1 || y + half > y2) continue;
    shape.lineTo(x, y - half * 0.8);
    shape.lineTo(x - half * 0.75, y - half * 0.4);
    shape.lineTo(x + half * 0.75, y + half * 0.4);
    shape.lineTo(x, y + half * 0.8);
  }
  shape.lineTo(x, y2);
  return shape.toString();
}
