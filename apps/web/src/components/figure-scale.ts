import { rootScale } from "../interactions/root-scale.ts";
import { lectureScale } from "../lecture/lecture-scale.ts";

const LEAST_WIDTH = 460;

/**
 * How large the figure's type is. On the page it is the page's, growing where there is room; presenting, it goes by
 * the screen's height.
 */
export function figureScale(presenting: boolean, width: number, height: number, hasCalls: boolean): number {
  if (width === 0) return 1;
  // Socket calls take both margins; and eight segments, the article's, should be seen at once where they can.
  if (!presenting) {
    // The page's own type is the least, where a label has room beside two lifelines.
    const least = Math.max(1, Math.min(rootScale(), width / LEAST_WIDTH));
    return Math.max(least, Math.min(width / (hasCalls ? 1320 : 1080), height / 830, 2.2));
  }
  const screen = typeof window === "undefined" ? height : window.innerHeight;
  return lectureScale(width, screen);
}
