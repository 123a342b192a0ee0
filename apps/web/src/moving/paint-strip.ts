import { formatDuration } from "../store/format.ts";
import type { StripColumn, StripKind } from "../store/strip.ts";

export interface StripPaper {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/**
 * Where each thing stands, in CSS pixels:
 *
 *     0    how long idle stretches were, and where something was found
 *     TEXT ├ the client's segments, up from the middle
 *          ├──────────
 *          ├ the server's, down
 *          └ NOTE_BAND: how much is noted
 */
const TEXT = 11;
const NOTE_BAND = 4;
const GAP = 2;
const MOST_TEXTS = 12;

const COLOUR: Readonly<Record<StripKind, string>> = {
  syn: "--opening",
  data: "--data",
  fin: "--closing",
  rst: "--trouble",
  ack: "--soft",
};

/** Cuts where time passed idle; the longest say how long it was, as far as there is room. */
function paintIdles(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  columns: readonly StripColumn[],
  place: (column: number) => number,
  colours: { readonly paper: string; readonly soft: string; readonly mono: string },
): void {
  const idles = columns.flatMap(({ idleNs }, c) => (idleNs > 0 ? [{ idleNs, x: place(c) }] : []));
  context.fillStyle = colours.paper;
  for (const { x } of idles) context.fillRect(x - 0.5, TEXT, 1, height - TEXT - NOTE_BAND - GAP);
  context.font = `400 9.5px ${colours.mono}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.fillStyle = colours.soft;
  const taken: [number, number][] = [];
  for (const { idleNs, x } of idles.sort((a, b) => b.idleNs - a.idleNs)) {
    const text = formatDuration(idleNs);
    const half = context.measureText(text).width / 2;
    const [left, right] = [x - half - 10, x + half + 10];
    if (left < 0 || right > width || taken.some(([from, to]) => left < to && right > from)) continue;
    taken.push([left, right]);
    context.fillText(text, x, 0);
    context.fillRect(x - 0.5, TEXT - 2, 1, 3);
    if (taken.length >= MOST_TEXTS) break;
  }
}

/** Paints the columns; `place` says where a column's left edge is. Colours are the page's own, by custom property. */
export function paintStrip(
  canvas: HTMLCanvasElement,
  paper: StripPaper,
  columns: readonly StripColumn[],
  place: (column: number) => number,
  found: readonly number[],
): void {
  const { width, height, pixelRatio } = paper;
  const [w, h] = [Math.max(1, Math.round(width * pixelRatio)), Math.max(1, Math.round(height * pixelRatio))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const room = (height - TEXT - NOTE_BAND - GAP) / 2;
  const middle = TEXT + room;
  const colours = new Map<StripKind, string>(
    (Object.keys(COLOUR) as StripKind[]).map((kind) => [kind, colour(COLOUR[kind])]),
  );
  const hairline = colour("--hairline");
  const trouble = colour("--trouble");
  const soft = colour("--soft");
  const label = colour("--ink");

  context.fillStyle = hairline;
  context.fillRect(0, middle - 0.5, width, 1);
  for (const [c, column] of columns.entries()) {
    const x = place(c);
    const wide = Math.max(place(c + 1) - x - (place(c + 1) - x > 3 ? 0.5 : 0), 0.75);
    if (x > width || x + wide < 0) continue;
    context.fillStyle = colours.get(column.kind) ?? soft;
    const up = column.client * room;
    const down = column.server * room;
    if (up > 0) context.fillRect(x, middle - Math.max(up, 1.5), wide, Math.max(up, 1.5));
    if (down > 0) context.fillRect(x, middle, wide, Math.max(down, 1.5));
    if (column.note !== undefined) {
      context.fillStyle = column.note === "trouble" ? trouble : soft;
      context.globalAlpha = 0.25 + 0.75 * column.noted;
      context.fillRect(x, height - NOTE_BAND, Math.max(wide, 1.5), NOTE_BAND);
      context.globalAlpha = 1;
    }
  }
  paintIdles(context, width, height, columns, place, { paper: colour("--paper"), soft, mono: colour("--mono") });
  context.fillStyle = label;
  // Many are ticks, few are heads that can be seen at once.
  const many = found.length > width / 12;
  for (const x of found) {
    if (x < 0 || x > width) continue;
    if (many) {
      context.fillRect(x - 0.25, TEXT - 4, 0.5, 4);
      continue;
    }
    context.beginPath();
    context.moveTo(x, TEXT);
    context.lineTo(x - 3, TEXT - 5);
    context.lineTo(x + 3, TEXT - 5);
    context.fill();
  }
}
