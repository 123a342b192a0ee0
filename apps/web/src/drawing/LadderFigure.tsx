import type { LadderLayout } from "@tcp-ladder/ladder";
import { memo, type ReactNode } from "react";
import styles from "./LadderFigure.module.css";
import { Margins } from "./Margins.tsx";
import { arcPath, lifelinePath } from "./paths.ts";

/** Beyond what can be seen this much is drawn too, so that scrolling meets no white. */
const OVERSCAN = 900;

/** A ladder from its layout, as far as it can be seen; the rungs and the bands are the caller's, since they answer. */
export const LadderFigure = memo(function LadderFigure({
  layout,
  scale,
  viewTop,
  viewBottom,
  chosenRow,
  bands,
  rungs,
}: {
  readonly layout: LadderLayout;
  readonly scale: number;
  readonly viewTop: number;
  readonly viewBottom: number;
  readonly chosenRow: number | undefined;
  readonly bands: ReactNode;
  readonly rungs: ReactNode;
}) {
  const top = Math.max(0, viewTop - OVERSCAN);
  const bottom = Math.min(layout.height, viewBottom + OVERSCAN);
  const folds = layout.breaks.filter(({ y }) => y > top && y < bottom);
  const arcs = layout.arcs.filter(({ row }) => row === chosenRow);
  const { client, server } = layout.lifelines;
  return (
    <>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; each rung says its states itself */}
      <g aria-hidden="true">
        {bands}
        <Margins layout={layout} scale={scale} top={top} bottom={bottom} />
        {folds.map((fold) => (
          <text key={fold.y} className={styles.fold} x={fold.x} y={fold.textY} fontSize={fold.size}>
            {fold.text}
          </text>
        ))}
      </g>
      {rungs}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true" className={styles.over}>
        {[client, server].map(({ x, y1, y2 }) => (
          <path
            key={x}
            className={styles.lifeline}
            d={lifelinePath(x, Math.max(y1, top), Math.min(y2, bottom), folds)}
            strokeWidth={1.6 * scale}
          />
        ))}
        {arcs.map((arc) => (
          <path key={arc.row} className={styles.arc} d={arcPath(arc)} strokeWidth={1.4 * scale} />
        ))}
      </g>
    </>
  );
});
