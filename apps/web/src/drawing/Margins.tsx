import { bracePath, type LadderLayout } from "@tcp-ladder/ladder";
import { memo } from "react";
import styles from "./Margins.module.css";

/** What stands outside the lifelines: times, socket calls with how long they blocked, the braces of the three phases. */
export const Margins = memo(function Margins({
  layout,
  scale,
  top,
  bottom,
}: {
  readonly layout: LadderLayout;
  readonly scale: number;
  /** What is worth drawing. */
  readonly top: number;
  readonly bottom: number;
}) {
  const { type } = layout;
  const seen = (y: number): boolean => y > top && y < bottom;
  return (
    <>
      <g className={styles.times}>
        {layout.times
          .filter(({ y }) => seen(y))
          .map((time) => (
            <g key={time.y}>
              <text className={styles.time} x={time.x} y={time.y} fontSize={type.time}>
                {time.elapsed}
              </text>
              <text className={styles.delta} x={time.deltaX} y={time.deltaY} fontSize={type.delta}>
                {time.delta}
              </text>
            </g>
          ))}
      </g>
      {layout.callBars
        .filter(({ y1, y2 }) => y2 > top && y1 < bottom)
        .map((bar) => (
          <path
            key={`${bar.side} ${bar.call} ${bar.y1}`}
            className={styles.bar}
            d={`M${bar.x} ${bar.y1}V${bar.y2}`}
            strokeWidth={2 * scale}
          />
        ))}
      {layout.callTexts
        .filter(({ y }) => seen(y))
        .map((call) => (
          <text
            key={`${call.side} ${call.y} ${call.text}`}
            className={styles.call}
            x={call.x}
            y={call.y}
            textAnchor={call.anchor}
            fontSize={type.call}
          >
            {call.text}
          </text>
        ))}
      {layout.braces
        .filter(({ y1, y2 }) => y2 > top && y1 < bottom)
        .map((brace) => (
          <g key={brace.phase} className={styles[brace.phase]}>
            <path className={styles.brace} d={bracePath(brace, scale)} strokeWidth={1.6 * scale} />
            <text className={styles.title} x={brace.textX} y={brace.titleY} fontSize={type.braceTitle}>
              {brace.title}
            </text>
            {brace.remarkLines.map((line, i) => (
              <text
                key={line}
                className={styles.remark}
                x={brace.textX}
                y={brace.remarkY + i * type.braceRemark * 1.28}
                fontSize={type.braceRemark}
              >
                {line}
              </text>
            ))}
          </g>
        ))}
    </>
  );
});
