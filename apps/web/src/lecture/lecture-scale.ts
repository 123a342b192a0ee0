/** Labels are 18 px high at scale 1, and are to have at least 3 % of the screen's height; a little more is sure of it. */
const LABEL = 18;
const SHARE = 0.031;
/** Below this many figure units in width the two lifelines and a label have no room. */
const LEAST_WIDTH = 460;

/** How large the figure's type is in lecture mode. */
export function lectureScale(width: number, screenHeight: number): number {
  return Math.max(1, Math.min((screenHeight * SHARE) / LABEL, width / LEAST_WIDTH));
}

/** The heads stay in view: a little smaller than the rest, they leave more of the screen to the segments. */
export const lectureHeadScale = (scale: number): number => scale * 0.86;
