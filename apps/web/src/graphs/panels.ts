/** A part of the figure with an axis of its own; all share the axis of time. */
export interface Panel {
  readonly name: "sequence" | "throughput" | "rtt" | "flight";
  readonly top: number;
  readonly bottom: number;
}

export interface FigureBox {
  readonly left: number;
  readonly right: number;
  readonly panels: readonly Panel[];
  /** Where the axis of time is written. */
  readonly axis: number;
  readonly height: number;
}

const SMALL = ["throughput", "rtt", "flight"] as const;
/** The sequence graph gets what the small ones leave, and at least this. */
const LEAST_LARGE = 200;
/** On a phone all four are to be seen at once. */
const LEAST_NARROW = 132;

/**
 *     ┌ seq ─────────────┐
 *     │                  │
 *     ├ throughput ──────┤
 *     ├ rtt ─────────────┤
 *     ├ flight ──────────┤
 *     └──────────── time ┘
 */
export function figureBox(width: number, height: number, scale: number, longNumbers = false): FigureBox {
  const narrow = width < 560;
  const gap = (narrow ? 25 : 28) * scale;
  const foot = 44 * scale;
  const small = Math.max((narrow ? 34 : 44) * scale, Math.min(104 * scale, height * 0.105));
  // Two lines above: how long what is folded lasts, and how far above the window's edge is.
  const top = (narrow ? 30 : 36) * scale;
  const large = Math.max(narrow ? LEAST_NARROW : LEAST_LARGE, height - top - foot - 3 * (small + gap));
  const panels: Panel[] = [{ name: "sequence", top, bottom: top + large }];
  let at = top + large;
  for (const name of SMALL) {
    panels.push({ name, top: at + gap, bottom: at + gap + small });
    at += gap + small;
  }
  return {
    // Ten digits, where numbers are written as they are.
    left: (narrow ? (longNumbers ? 80 : 64) : 92) * scale,
    right: width - (narrow ? 12 : 28) * scale,
    panels,
    axis: at,
    height: at + foot,
  };
}
