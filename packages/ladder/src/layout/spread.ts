/** Something that wants a height and gets one. */
export interface Spreadable {
  readonly wanted: number;
  y: number;
}

/**
 * Gives each item a height as near as can be to the one that it wants, in order, no two nearer than `distance`, all between `min`
 * and `max` where they fit. Least squares by pooling neighbours that clash (isotonic regression), so that one crowded place does
 * not shift the others.
 */
export function spread(items: readonly Spreadable[], distance: number, min: number, max: number): void {
  const room = items.length > 1 ? Math.min(distance, (max - min) / (items.length - 1)) : distance;
  const pools: { sum: number; count: number }[] = [];
  for (const [i, item] of items.entries()) {
    let pool = { sum: item.wanted - i * room, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  const highest = max - (items.length - 1) * room;
  let i = 0;
  for (const pool of pools) {
    const base = Math.min(Math.max(pool.sum / pool.count, min), Math.max(min, highest));
    for (let k = 0; k < pool.count; k += 1, i += 1) {
      const item = items[i];
      if (item !== undefined) item.y = base + i * room;
    }
  }
}
