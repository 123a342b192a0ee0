import { scaleLinear } from "d3";
import { type PointerEvent, useDeferredValue, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSize } from "../interactions/use-size.ts";
import { choose, showUpTo } from "../store/actions.ts";
import { formatDuration } from "../store/format.ts";
import { drawnCount, segmentCount } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import { drawnAt, playheadAt, timeline } from "../store/timeline.ts";
import styles from "./Timeline.module.css";

/** On a page of usual size. */
const HEIGHT = 44;

/** The whole connection along one line, a stroke a segment, idle time folded; drag in it to go to any moment. */
export function Timeline() {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const ladder = useDeferredValue(useApp((state) => state.ladder));
  const drawn = useApp(drawnCount);
  const chosen = useApp((state) => state.route.settings.chosen);
  const total = segmentCount(ladder);
  const scale = useMemo(() => {
    if (ladder === undefined) return undefined;
    const rows = ladder.cache.read({ from: 0, to: total });
    return rows === undefined ? undefined : timeline(rows.columns);
  }, [ladder, total]);
  // While rows are still missing every segment is a step.
  const length = scale?.length ?? (total === 0 ? 12 : total);
  const x = scaleLinear()
    .domain([0, Math.max(length, 12)])
    .range([6, Math.max(width - 6, 7)]);
  const head = scale === undefined ? drawn : playheadAt(scale, drawn);

  // The box grows with the page's type, and what is drawn in it with the box.
  const grown = height / HEIGHT;
  const middle = height / 2;

  const seek = (event: PointerEvent): void => {
    const left = event.currentTarget.getBoundingClientRect().left;
    const at = x.invert(event.clientX - left);
    const count = scale === undefined ? Math.round(Math.min(Math.max(at, 0), total)) : drawnAt(scale, at);
    useApp.setState({ playing: false });
    showUpTo(count >= total ? undefined : count);
    if (count > 0) choose(count - 1);
  };
  return (
    <div
      ref={box}
      className={styles.box}
      role="slider"
      tabIndex={total === 0 ? -1 : 0}
      aria-label={t("transport.timeline")}
      aria-disabled={total === 0}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={drawn}
      aria-valuetext={t("transport.at", { drawn, total })}
      onPointerDown={(event) => {
        if (total === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
    >
      <svg className={styles.line} height={height} width={width} aria-hidden="true">
        <path className={styles.ground} d={`M${x.range()[0]} ${middle}H${x(length)}`} />
        {scale?.idles.map(({ from, to, ms }) => (
          <g key={from}>
            <path className={styles.idle} d={`M${x(from)} ${middle}H${x(to)}`} />
            {x(to) - x(from) > 46 * grown && (
              <text x={x((from + to) / 2)} y={middle + 15 * grown}>
                {formatDuration(ms * 1e6)}
              </text>
            )}
          </g>
        ))}
        {scale?.ticks.map(({ i, at, kind }) => (
          <path
            key={i}
            className={`${styles[kind]} ${i >= drawn ? styles.later : ""} ${i === chosen ? styles.chosen : ""}`}
            d={`M${x(at)} ${middle - 12 * grown}v${24 * grown}`}
          />
        ))}
        {total > 0 && (
          <g className={styles.head} transform={`translate(${x(Math.min(head, length))} 0)`}>
            <path d={`M0 ${4 * grown}V${height - 4 * grown}`} />
            <circle cy={5 * grown} r={3.5 * grown} />
          </g>
        )}
      </svg>
    </div>
  );
}
