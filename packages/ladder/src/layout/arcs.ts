import { NO_ROW } from "@tcp-ladder/flow";
import { partsText } from "../label.ts";
import type { Arc, LadderInput, LadderLayout, Rung } from "../layout.ts";
import { monoWidth, partsWidth } from "../measure.ts";
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

/** Between an arc and the words beside it, and the least an arc swings, at scale 1. */
const BESIDE_WORDS = 4;
const LEAST = 11;

/** The arcs that end at a segment, each so flat that it passes beside the words of the segments that it spans. */
export function arcsOf(layout: Pick<LadderLayout, "arcs" | "rungs">, row: number | undefined, scale: number): Arc[] {
  const ending = row === undefined ? [] : layout.arcs.filter((arc) => arc.row === row);
  return ending.map((arc) => {
    let room = Math.abs(arc.swing);
    for (const rung of layout.rungs) {
      if (rung.slotY2 <= arc.y1 || rung.slotY1 >= arc.y2) continue;
      room = Math.min(room, besideWords(rung, arc) - BESIDE_WORDS * scale);
    }
    const depth = Math.max(room, Math.min(LEAST * scale, Math.abs(arc.swing)));
    return { ...arc, swing: Math.sign(arc.swing) * depth };
  });
}

/** From an arc's lifeline to the words of a rung that are nearest to it. */
function besideWords(rung: Rung, arc: Arc): number {
  const label = partsWidth(rung.label, rung.labelSize) / 2;
  const caption = monoWidth(partsText(rung.caption), rung.captionSize) / 2;
  if (arc.swing < 0) return arc.x - Math.max(rung.labelX + label, rung.captionX + caption);
  return Math.min(rung.labelX - label, rung.badge?.x ?? rung.captionX - caption) - arc.x;
}
