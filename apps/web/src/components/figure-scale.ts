/**
 * How large the figure's type is. On the page it is the page's; presenting, the labels (18 px at scale 1) are at least 3 % of the
 * screen's height, as far as the width allows.
 */
export function figureScale(presenting: boolean, width: number, height: number): number {
  if (!presenting || width === 0) return 1;
  const screen = typeof window === "undefined" ? height : window.innerHeight;
  return Math.max(1, Math.min((screen * 0.031) / 18, width / 460));
}
