import { formatDuration } from "../store/format.ts";
import type { StripColumn, StripKind } from "../store/strip.ts";

export interface StripPaper {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** Where each thing stands, in CSS pixels from the top: client's segments go up from the middle, the server's down. */
const NOTE_BAND = 4;
const GAP = 2;

const COLOUR: Readonly<Record<StripKind, string>> = {
  syn: "--opening",
  data: "--data",
  fin: "--closing",
  rst: "--trouble",
  ack: "--soft",
};

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
  const middle = height / 2;
  const room = middle - NOTE_BAND - GAP;
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
      context.fillRect(x, height - NOTE_BAND, Math.max(wide, 1.5), NOTE_BAND);
    }
  }
  // Folded idle time: a white cut, and how long it was where there is room to say so.
  context.font = `400 10px ${colour("--mono")}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  const background = colour("--paper");
  let lastText = Number.NEGATIVE_INFINITY;
  for (const [c, { idleNs }] of columns.entries()) {
    if (idleNs === 0) continue;
    const x = place(c);
    if (x < 0 || x > width) continue;
    context.fillStyle = background;
    context.fillRect(x - 1.5, 0, 3, height - NOTE_BAND - 1);
    context.fillStyle = soft;
    context.fillRect(x - 0.5, 0, 1, 5);
    const text = formatDuration(idleNs);
    const half = context.measureText(text).width / 2 + 6;
    if (x - half < lastText || x - half < 0 || x + half > width) continue;
    lastText = x + half;
    context.fillStyle = background;
    context.fillRect(x - half + 3, 0, 2 * half - 6, 12);
    context.fillStyle = label;
    context.fillText(text, x, 1);
  }
  context.fillStyle = label;
  for (const x of found) {
    if (x < 0 || x > width) continue;
    context.beginPath();
    context.moveTo(x, 6);
    context.lineTo(x - 3.5, 0);
    context.lineTo(x + 3.5, 0);
    context.fill();
  }
}
