/**
 * How large the figure's type is. On the page it is the page's, growing where there is room; presenting, the labels (18 px at scale 1) are at least 3 % of the
 * screen's height, as far as the width allows.
 */
export function figureScale(presenting: boolean, width: number, height: number, hasCalls: boolean): number {
  if (width === 0) return 1;
  // Socket calls take both margins; and eight segments, the article's, should be seen at once where they can.
  if (!presenting) return Math.max(1, Math.min(width / (hasCalls ? 1320 : 1080), height / 830, 2.2));
  const screen = typeof window === "undefined" ? height : window.innerHeight;
  return Math.max(1, Math.min((screen * 0.031) / 18, width / 460));
}
