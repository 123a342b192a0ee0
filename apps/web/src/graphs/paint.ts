/* oxlint-disable unicorn/no-array-fill-with-reference-type -- it is a canvas that fills, not an array */
import { rootScale } from "../interactions/root-scale.ts";
import type { Figure } from "./figure.ts";
import { MARK_LOOKS, type Palette } from "./looks.ts";
import type { FigureBox } from "./panels.ts";

/** Draws what is too much for elements: the same paths as the SVG has, in the same colours. */
export function paint(
  canvas: HTMLCanvasElement,
  figure: Figure,
  box: FigureBox,
  palette: Palette,
  width: number,
): void {
  const ratio = window.devicePixelRatio;
  const times = rootScale();
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(box.height * ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  const inside = (top: number, bottom: number, draw: () => void): void => {
    context.save();
    context.beginPath();
    context.rect(box.left, top, box.right - box.left, bottom - top);
    context.clip();
    draw();
    context.restore();
  };
  const { sequence, curves } = figure;
  inside(sequence.panel.top, sequence.panel.bottom, () => {
    for (const { kind, d } of sequence.marks) {
      const look = MARK_LOOKS[kind];
      const path = new Path2D(d);
      context.strokeStyle = context.fillStyle = palette[look.colour];
      context.lineWidth = look.width * times;
      context.lineCap = look.round === true ? "round" : "butt";
      if (look.filled === true) context.fill(path);
      else context.stroke(path);
    }
  });
  for (const { panel, curve } of curves) {
    inside(panel.top - 3, panel.bottom + 1, () => {
      const colour = panel.name === "throughput" ? "data" : "ink";
      context.fillStyle = palette[panel.name === "throughput" ? "data-fill" : "closed-fill"];
      const area = new Path2D(curve.area);
      const trouble = new Path2D(curve.trouble);
      context.fill(area);
      context.fillStyle = palette.trouble;
      context.fill(trouble);
      context.strokeStyle = palette[colour];
      context.lineWidth = 1.25 * times;
      context.stroke(new Path2D(curve.line));
      context.lineWidth = 3 * times;
      // round ends of thousands of points are what takes the longest to draw, and nobody sees them
      context.lineCap = "square";
      context.stroke(new Path2D(curve.points));
    });
  }
}
