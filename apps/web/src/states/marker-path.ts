import type { Side } from "@tcp-ladder/flow";
import { dock } from "./diagram.ts";
import { transitionId } from "./machine.ts";
import type { SideStep } from "./step.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points taken from each edge: enough for its curve. */
const SAMPLES = 20;

/** The line that a side's marker moves along in a step: the edges as they are drawn in `svg`, from dock to dock. */
export function markerPath(svg: SVGSVGElement | null, side: Side, step: SideStep): Point[] {
  if (step.after === "unknown") return [];
  const end = dock(step.after, side);
  if (svg === null || step.before === "unknown" || step.before === step.after) return [end];
  const line: Point[] = [dock(step.before, side)];
  for (const transition of step.way ?? []) {
    const edge = svg.querySelector<SVGPathElement>(`path[data-edge="${transitionId(transition)}"]`);
    const length = edge?.getTotalLength() ?? 0;
    for (let i = 0; edge !== null && i <= SAMPLES; i += 1) {
      const { x, y } = edge.getPointAtLength((length * i) / SAMPLES);
      line.push({ x, y });
    }
  }
  return [...line, end];
}
