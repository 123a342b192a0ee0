/** Connections that the list beside the figure holds; all of them are in the table. */
export const LIST_ROWS = 500;

/**
 * The connection that the list begins with, so that the one on the figure is in it.
 *
 * @param shown undefined where the address names none
 * @param before what it begins with now: it stays as long as that does
 * @param total of the capture so far
 */
export function listFrom(shown: number | undefined, before: number, total: number): number {
  if (shown === undefined || shown >= total) return before;
  if (shown >= before && shown < before + LIST_ROWS) return before;
  return Math.max(0, Math.min(shown - LIST_ROWS / 2, total - LIST_ROWS));
}
