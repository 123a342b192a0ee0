/** Below this a part is read before a thread for it has started. */
const LEAST_PART = 24 << 20;
const MOST_PARTS = 16;

/** How many parts a file is worth on so many processors. */
export function worthwhileParts(size: number, processors: number): number {
  return Math.max(1, Math.min(processors, Math.floor(size / LEAST_PART), MOST_PARTS));
}
