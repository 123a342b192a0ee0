import type { SeriesColumns } from "@tcp-ladder/protocol";

type Scale = (value: number) => number;

/**
 * The column that a pointer means: the nearest to it, its stroke's whole length counting. Without `y` the nearest in
 * time. Undefined where nothing is within `reach` pixels.
 */
export function nearestColumn(
  columns: SeriesColumns,
  [from, to]: readonly [number, number],
  pointer: { readonly x: number; readonly y: number },
  x: Scale,
  y: Scale | undefined,
  reach: number,
): number | undefined {
  let best: number | undefined;
  let least = reach * reach;
  for (let i = from; i < to; i++) {
    const dx = x(columns.nsLow[i] as number) - pointer.x;
    let dy = 0;
    if (y !== undefined) {
      const low = columns.seqLow[i] as number;
      const [a, b] = Number.isNaN(low)
        ? [y(columns.place[i] as number), y(columns.place[i] as number)]
        : [y(columns.seqHigh[i] as number), y(low)];
      dy = pointer.y < a ? a - pointer.y : pointer.y > b ? pointer.y - b : 0;
    }
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** The column that holds a segment of the connection; undefined where none here does. */
export function columnOf({ index, length }: SeriesColumns, segment: number, each: boolean): number | undefined {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index[middle] as number) <= segment) low = middle + 1;
    else high = middle;
  }
  const found = low - 1;
  if (found < 0 || (each && index[found] !== segment)) return undefined;
  return found;
}
