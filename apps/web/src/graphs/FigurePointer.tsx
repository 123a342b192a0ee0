import type { Series } from "@tcp-ladder/protocol";
import styles from "./Figure.module.css";
import type { Figure } from "./figure.ts";
import { columnOf } from "./nearest.ts";
import type { FigureBox } from "./panels.ts";
import type { TimeScale } from "./time-scale.ts";

/** Shows where a segment is: a hairline through all panels, a ring around its place in the sequence graph. */
export function FigurePointer({
  as: role,
  segment,
  series,
  figure,
  scale,
  box,
}: {
  readonly as: "chosen" | "pointed";
  readonly segment: number | undefined;
  readonly series: Series;
  readonly figure: Figure;
  readonly scale: TimeScale;
  readonly box: FigureBox;
}) {
  if (segment === undefined) return null;
  const { columns, kind } = series;
  const i = columnOf(columns, segment, kind === "segments");
  if (i === undefined) return null;
  const x = scale.x(columns.nsLow[i] as number);
  if (x < box.left - 1 || x > box.right + 1) return null;
  const { panel, y } = figure.sequence;
  const low = columns.seqLow[i] as number;
  const place = Number.isNaN(low) ? (columns.place[i] as number) : (low + (columns.seqHigh[i] as number)) / 2;
  const at = y(place);
  return (
    <g
      className={`${styles.pointer} ${role === "chosen" ? styles.chosen : ""}`}
      data-role={role}
      data-segment={segment + 1}
    >
      <path d={`M${x} ${panel.top}V${box.axis}`} />
      {at >= panel.top - 6 && at <= panel.bottom + 6 && <circle cx={x} cy={at} r={7} />}
    </g>
  );
}
