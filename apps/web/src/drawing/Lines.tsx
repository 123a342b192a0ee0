import { arcPath, arcsOf, type LadderLayout, lifelinePath } from "@tcp-ladder/ladder";
import { memo } from "react";
import styles from "./Lines.module.css";

/** The lifelines, broken where time is folded, with how long that was; and the arc of the chosen segment. */
export const Lines = memo(function Lines({
  layout,
  scale,
  top,
  bottom,
  chosenRow,
}: {
  readonly layout: LadderLayout;
  readonly scale: number;
  /** What is worth drawing. */
  readonly top: number;
  readonly bottom: number;
  readonly chosenRow: number | undefined;
}) {
  const folds = layout.breaks.filter(({ y }) => y > top && y < bottom);
  const arcs = arcsOf(layout, chosenRow, scale);
  const { client, server } = layout.lifelines;
  return (
    <>
      {folds.map((fold) => (
        <text key={fold.y} className={styles.fold} x={fold.x} y={fold.textY} fontSize={fold.size}>
          {fold.text}
        </text>
      ))}
      {[client, server].map(({ x, y1, y2 }) => (
        <path
          key={x}
          className={styles.lifeline}
          d={lifelinePath(x, Math.max(y1, top), Math.min(y2, bottom), folds)}
          strokeWidth={1.6 * scale}
        />
      ))}
      {arcs.map((arc) => (
        <path
          key={arc.row}
          className={styles.arc}
          d={arcPath(arc)}
          strokeWidth={1.4 * scale}
          strokeDasharray={`${1.5 * scale} ${3.5 * scale}`}
        />
      ))}
    </>
  );
});
