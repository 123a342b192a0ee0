import { NO_ROW } from "@tcp-ladder/flow";
import type { Arc, LadderInput, Rung } from "../layout.ts";
import type { Columns } from "./columns.ts";

/** From each segment to the one that its ACK number covers, where both are in the window. */
export function placeArcs(input: LadderInput, columns: Columns, rungs: readonly Rung[]): Arc[] {
  const byRow = new Map<number, Rung>();
  const arcs: Arc[] = [];
  const inner = columns.server - columns.client;
  for (const [i, rung] of rungs.entries()) {
    byRow.set(rung.row, rung);
    const covered = input.columns.acknowledges[i] ?? NO_ROW;
    const target = covered === NO_ROW ? undefined : byRow.get(covered);
    if (target === undefined || target.from === rung.from) continue;
    const depth = Math.min(inner * 0.12, 20 + (rung.y2 - target.y1) * 0.35);
    arcs.push({
      row: rung.row,
      acknowledgedRow: covered,
      side: target.from,
      x: target.x1,
      y1: target.y1,
      y2: rung.y2,
      swing: target.from === "client" ? depth : -depth,
    });
  }
  return arcs;
}
