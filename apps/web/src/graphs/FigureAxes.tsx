import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatDuration } from "../store/format.ts";
import styles from "./Figure.module.css";
import type { Figure } from "./figure.ts";
import type { FigureBox } from "./panels.ts";
import type { TimeScale } from "./time-scale.ts";
import { timeBreaks, timeTicks } from "./time-ticks.ts";

/** Room for a long aside, in sizes of the type. */
const WIDE = 30;

/** Hairlines, numbers and names around the panels. */
export function FigureAxes({
  figure,
  box,
  scale,
  binNs,
  type,
  numberOf,
  notice,
}: {
  readonly figure: Figure;
  readonly box: FigureBox;
  readonly scale: TimeScale;
  readonly binNs: number;
  /** Size of the axes' type, pixels. */
  readonly type: number;
  readonly numberOf: (relative: number) => ReactNode;
  /** What is to be said above the sequence graph. */
  readonly notice: string | undefined;
}) {
  const { t } = useTranslation();
  const { left, right, axis } = box;
  const { sequence, curves } = figure;
  const breaks = timeBreaks(scale, left, right);
  const inside = (y: number, top: number, bottom: number) => y >= top - 1 && y <= bottom + 1;
  return (
    <g className={styles.axes} fontSize={type}>
      {breaks.map(({ x1, x2, ns }) => {
        const [a, b] = [Math.max(left, x1), Math.min(right, x2)];
        return (
          <g key={x1} className={styles.break}>
            <rect x={a} y={sequence.panel.top} width={Math.max(0, b - a)} height={axis - sequence.panel.top} />
            {x1 > left && x2 < right && (
              <text x={(x1 + x2) / 2} y={sequence.panel.top - 6}>
                {formatDuration(ns)}
              </text>
            )}
          </g>
        );
      })}
      {sequence.ticks
        .map((value) => ({ value, y: sequence.y(value) }))
        .filter(({ y }) => inside(y, sequence.panel.top, sequence.panel.bottom))
        .map(({ value, y }) => (
          <g key={value}>
            <path className={styles.grid} d={`M${left} ${y}H${right}`} />
            <text className={styles.value} x={left - 9} y={y} dy="0.32em">
              {numberOf(value)}
            </text>
          </g>
        ))}
      <path className={styles.rule} d={`M${left} ${sequence.panel.bottom}H${right}`} />
      {curves.map(({ panel, ticks, y }) => (
        <g key={panel.name}>
          {ticks.map((value) => (
            <g key={value}>
              <path className={value === 0 ? styles.rule : styles.grid} d={`M${left} ${y(value)}H${right}`} />
              <text className={styles.value} x={left - 9} y={y(value)} dy="0.32em">
                {value === 0 ? "0" : valueText(panel.name, value)}
              </text>
            </g>
          ))}
          <text className={styles.name} x={left} y={panel.top - type * 0.7} fontSize={type * 1.25}>
            {t(`graphs.${panel.name}`)}
            {panel.name === "throughput" && (
              <tspan className={styles.aside} fontSize={type} dx="0.8em">
                {t("graphs.perShare", { time: formatDuration(binNs) })}
              </tspan>
            )}
            {panel.name === "rtt" && ticks.length === 1 && (
              <tspan className={styles.aside} fontSize={type} dx="0.8em">
                {t("graphs.noRtt")}
              </tspan>
            )}
            {panel.name === "flight" && right - left > WIDE * type && (
              <tspan className={styles.aside} fontSize={type} dx="0.8em">
                {t("graphs.notAcknowledged")}
              </tspan>
            )}
          </text>
        </g>
      ))}
      {timeTicks(scale, left, right).map(({ x, text, after }) => (
        <g key={`${x} ${text}`} className={after ? styles.after : undefined}>
          <path className={styles.tick} d={`M${x} ${axis}v5`} />
          <text className={styles.time} x={x} y={axis + 8 + type}>
            {text}
          </text>
        </g>
      ))}
      <text className={styles.timeName} x={right} y={axis + 12 + type * 2.4} fontSize={type * 1.25}>
        {t("graphs.time")}
      </text>
      {notice !== undefined && (
        <text className={styles.notice} x={right} y={sequence.panel.top - 6 - type * 1.3} fontSize={type}>
          ↑ {notice}
        </text>
      )}
    </g>
  );

  function valueText(name: string, value: number): string {
    if (name === "rtt") return formatDuration(value);
    return name === "throughput" ? `${formatBytes(value)}/s` : formatBytes(value);
  }
}
