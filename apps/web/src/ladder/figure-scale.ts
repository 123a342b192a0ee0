import { rootScale } from "../interactions/root-scale.ts";
import { lectureScale } from "../lecture/lecture-scale.ts";

const LEAST_WIDTH = 460;

/** A short ladder grows until it fills this share of the height, has just this width, or is this large. */
const FILLED = 0.72;
const SNUG = { calls: 1200, plain: 960 } as const;
const LARGEST = 3;
/** Of the room that is left, the part above the figure: it hangs a little above the middle, as pictures do. */
const ABOVE = 0.4;

/**
 * How large the figure's type is. On the page it is the page's, growing where there is room; presenting, it goes by
 * the screen's height.
 *
 * @param tall height of the whole picture at scale 1; undefined while it still grows
 */
export function figureScale(
  presenting: boolean,
  width: number,
  height: number,
  hasCalls: boolean,
  tall: number | undefined,
): number {
  if (width === 0) return 1;
  const usual = presenting ? lectureScale(width, screenHeight(height)) : pageScale(width, height, hasCalls);
  if (tall === undefined) return usual;
  return Math.max(usual, Math.min(width / SNUG[hasCalls ? "calls" : "plain"], (FILLED * height) / tall, LARGEST));
}

/** Socket calls take both margins; and eight segments, the article's, should be seen at once where they can. */
function pageScale(width: number, height: number, hasCalls: boolean): number {
  // The page's own type is the least, where a label has room beside two lifelines.
  const least = Math.max(1, Math.min(rootScale(), width / LEAST_WIDTH));
  return Math.max(least, Math.min(width / (hasCalls ? 1320 : 1080), height / 830, 2.2));
}

const screenHeight = (height: number): number => (typeof window === "undefined" ? height : window.innerHeight);

/** The heads stay in view: where the figure is large they are a little smaller than the rest, and never small. */
export const headScaleOf = (scale: number): number => Math.min(scale, Math.max(1.7, scale * 0.86));

/** Paper above a figure that does not fill the height. */
export const paperAbove = (height: number, figureHeight: number): number =>
  Math.max(0, Math.round((height - figureHeight) * ABOVE));
