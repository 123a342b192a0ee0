import type { ComponentProps } from "react";
import { Bands } from "../drawing/Bands.tsx";
import { Lines } from "../drawing/Lines.tsx";
import { Margins } from "../drawing/Margins.tsx";
import styles from "./LadderPaper.module.css";
import { Rungs } from "./Rungs.tsx";

/** What is drawn changes in steps of this while one scrolls; between them the browser moves what is there. */
const VIEW_STEP = 240;
/** Beyond what can be seen this much is drawn too, so that scrolling meets no white. */
const OVERSCAN = 700;

/** Paper below the figure. */
export const FOOT = 24;

type Part = Omit<ComponentProps<typeof Rungs>, "top" | "bottom"> &
  Pick<ComponentProps<typeof Bands>, "timeWaitEndsMs" | "now">;

/** The figure of a ladder, as far as it can be seen: states and margins behind the rungs, lifelines and arcs before them. */
export function LadderFigure({
  width,
  offset,
  seenTop,
  seenBottom,
  timeWaitEndsMs,
  now,
  ...rungs
}: Part & {
  readonly width: number;
  /** Where the drawn part stands on the paper. */
  readonly offset: number;
  /** What can be seen of the drawn part. */
  readonly seenTop: number;
  readonly seenBottom: number;
}) {
  const { layout, rows, scale, chosen } = rungs;
  const top = Math.floor(seenTop / VIEW_STEP) * VIEW_STEP - OVERSCAN;
  const bottom = Math.ceil(seenBottom / VIEW_STEP) * VIEW_STEP + OVERSCAN;
  return (
    <svg
      className={styles.figure}
      width={width}
      height={layout.height + FOOT}
      style={{ top: offset }}
      role="presentation"
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; each rung says its states itself */}
      <g aria-hidden="true" className={styles.seen}>
        <Bands
          bands={layout.bands}
          size={layout.type.band}
          top={seenTop}
          bottom={seenBottom}
          timeWaitEndsMs={timeWaitEndsMs}
          now={now}
        />
        <Margins layout={layout} scale={scale} top={top} bottom={bottom} />
      </g>
      <Rungs {...rungs} top={top} bottom={bottom} />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true" className={styles.seen}>
        <Lines
          layout={layout}
          scale={scale}
          top={top}
          bottom={bottom}
          chosenRow={chosen === undefined ? undefined : rows.columns.row[chosen - rows.from]}
        />
      </g>
    </svg>
  );
}
