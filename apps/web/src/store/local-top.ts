import type { LadderLayout } from "@tcp-ladder/ladder";
import type { ScrollMap } from "./scroll-map.ts";

/**
 * Where in a window drawn to scale a place of the picture stands. The picture that is scrolled has equal steps; a part of the way
 * through a row's step is the same part of the way to the next row.
 */
export function localTop(
  { rungs, height }: Pick<LadderLayout, "rungs" | "height">,
  map: Pick<ScrollMap, "rowAt" | "rowTop">,
  from: number,
  picture: number,
): number {
  const row = map.rowAt(picture);
  const top = map.rowTop(row);
  const step = map.rowTop(row + 1) - top;
  const share = step > 0 ? (picture - top) / step : 0;
  const here = row === 0 ? 0 : (rungs[row - from]?.slotY1 ?? height);
  const next = rungs[row + 1 - from]?.slotY1 ?? height;
  return here + share * (next - here);
}
