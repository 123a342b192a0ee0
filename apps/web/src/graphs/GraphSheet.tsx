import { sideName } from "@tcp-ladder/ladder";
import type { Series } from "@tcp-ladder/protocol";
import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { rootScale } from "../interactions/root-scale.ts";
import { useSize } from "../interactions/use-size.ts";
import { useTimeZoom } from "../interactions/use-time-zoom.ts";
import { choose, point } from "../store/actions.ts";
import { formatBytes } from "../store/format.ts";
import { changeSettings } from "../store/navigate.ts";
import { type LadderState, useApp } from "../store/state.ts";
import styles from "./Figure.module.css";
import { FigureAxes } from "./FigureAxes.tsx";
import { CANVAS_FROM, CanvasMarks, SvgMarks } from "./FigureMarks.tsx";
import { FigurePointer } from "./FigurePointer.tsx";
import { figureOf } from "./figure.ts";
import { usePalette } from "./looks.ts";
import { columnOf, nearestColumn } from "./nearest.ts";
import { numberSpans, numberStyle } from "./numbers.tsx";
import { figureBox } from "./panels.ts";
import { Readout } from "./Readout.tsx";
import { StrokeLabels } from "./StrokeLabels.tsx";
import { summaryValues } from "./summary.ts";
import { foldTime, stretchesOf, timeScale } from "./time-scale.ts";
import { useSeriesInView } from "./use-series.ts";
import { useTimesInAddress } from "./use-times-in-address.ts";

const LEAST_IN_SIGHT_NS = 1000;
const REACH = 60;

/** The sheet with the panels: zoomed along time, pointed at, chosen in. */
export function GraphSheet({ ladder, whole }: { readonly ladder: LadderState; readonly whole: Series }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sheet = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLElement>(null);
  const palette = usePalette();
  const summaryId = useId();
  const { chosen, numbers, presenting, unfolded } = useApp((state) => state.route.settings);
  const pointed = useApp((state) => state.pointed);
  const { width, height } = useSize(sheet);
  const type = (presenting ? 16 : 11) * rootScale() * (height > 1100 ? 1.15 : 1);
  const box = useMemo(
    () => figureBox(width, height, type / 11, numbers === "absolute"),
    [width, height, type, numbers],
  );
  const axisWidth = Math.max(1, box.right - box.left);

  const fold = useMemo(() => {
    const { columns, extent, kind } = whole;
    const one = [{ fromNs: extent.fromNs, toNs: extent.toNs }];
    return foldTime(kind === "segments" && !unfolded ? stretchesOf(columns.nsLow, columns.length) : one);
  }, [whole, unfolded]);
  const canFold = useMemo(
    () => whole.kind === "segments" && stretchesOf(whole.columns.nsLow, whole.columns.length).length > 1,
    [whole],
  );
  const span = whole.extent.toNs - whole.extent.fromNs;
  const [zoomed, hand] = useTimeZoom(plot, box.left, axisWidth, Math.max(8, span / LEAST_IN_SIGHT_NS));
  const scale = useMemo(() => timeScale(fold, zoomed, box.left, axisWidth), [fold, zoomed, box.left, axisWidth]);
  const linked = useTimesInAddress(hand, scale, zoomed.k > 1, width > 0);
  const series = useSeriesInView(whole, ladder.capture, scale, Math.ceil(axisWidth)) ?? whole;
  const figure = useMemo(() => figureOf(series, scale, box), [series, scale, box]);
  const style = numberStyle(ladder.connection, whole.sender, numbers, whole.base, language);
  const round =
    figure.sequence.ticks.every((value) => value % 1e6 === 0) && figure.sequence.ticks.some((value) => value > 0);
  const dense = figure.seen[1] - figure.seen[0] > CANVAS_FROM;
  const { windowAbove } = figure.sequence.domain;

  useEffect(() => () => point(undefined), []);
  // what is chosen elsewhere comes into sight here
  const latest = useRef(scale);
  latest.current = scale;
  useEffect(() => {
    const i = chosen === undefined ? undefined : columnOf(whole.columns, chosen, whole.kind === "segments");
    if (i === undefined) return;
    const { fold: now, fromNs, toNs } = latest.current;
    const [from, to] = [now.place(fromNs), now.place(toNs)];
    const at = now.place(whole.columns.nsLow[i] as number);
    // The stretch that a link names is shown as it is.
    if (linked.current || (at >= from && at <= to)) return;
    const half = (to - from) / 2;
    hand.current?.show(at - half, at + half);
  }, [chosen, whole, hand, linked]);

  const segmentAt = (event: PointerEvent | MouseEvent): number | undefined => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const large = at.y < figure.sequence.panel.bottom + 8 && series.kind === "segments";
    const i = nearestColumn(series.columns, figure.seen, at, scale.x, large ? figure.sequence.y : undefined, REACH);
    return i === undefined ? undefined : series.columns.index[i];
  };
  const keys = (event: KeyboardEvent): void => {
    const act = {
      "+": () => hand.current?.by(2),
      "=": () => hand.current?.by(2),
      "-": () => hand.current?.by(0.5),
      "0": fit,
    }[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  function fit(): void {
    hand.current?.show(0, 1);
  }

  return (
    <>
      <div className={styles.hands}>
        {canFold && (
          <label className={styles.fold}>
            <input
              type="checkbox"
              checked={!unfolded}
              onChange={(event) => changeSettings({ unfolded: !event.target.checked, times: undefined })}
            />
            {t("graphs.fold")}
          </label>
        )}
        <IconButton
          icon={ZoomOut}
          name={t("graphs.zoomOut")}
          disabled={zoomed.k <= 1}
          onClick={() => hand.current?.by(0.5)}
        />
        <IconButton icon={ZoomIn} name={t("graphs.zoomIn")} onClick={() => hand.current?.by(2)} />
        <IconButton icon={Maximize2} name={t("graphs.fit")} disabled={zoomed.k === 1} onClick={fit} />
      </div>
      <div ref={sheet} className={styles.sheet}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing is a shortcut: keys choose and zoom too */}
        <figure
          ref={plot}
          className={styles.plot}
          style={{ height: box.height }}
          aria-label={t("graphs.sentBy", { side: sideName(ladder.connection, whole.sender, language) })}
          aria-describedby={summaryId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys zoom and step
          tabIndex={0}
          data-kind={series.kind}
          data-zoom={zoomed.k}
          onKeyDown={keys}
          onPointerMove={(event) => point(event.buttons === 0 ? segmentAt(event) : undefined)}
          onPointerLeave={() => point(undefined)}
          onClick={(event) => choose(segmentAt(event) ?? chosen)}
        >
          {width > 0 && dense && <CanvasMarks figure={figure} box={box} palette={palette} width={width} />}
          {width > 0 && (
            <svg width={width} height={box.height} aria-hidden="true">
              <FigureAxes
                figure={figure}
                box={box}
                scale={scale}
                binNs={figure.shares.binNs}
                type={type}
                numberOf={(relative) => numberSpans({ ...style, round }, relative)}
                notice={windowAbove === undefined ? undefined : t("graphs.above", { bytes: formatBytes(windowAbove) })}
              />
              {!dense && <SvgMarks figure={figure} box={box} />}
              <StrokeLabels
                series={series}
                figure={figure}
                scale={scale}
                box={box}
                connection={ladder.connection}
                style={style}
              />
              <FigurePointer as="chosen" segment={chosen} series={series} figure={figure} scale={scale} box={box} />
              {pointed !== chosen && (
                <FigurePointer as="pointed" segment={pointed} series={series} figure={figure} scale={scale} box={box} />
              )}
            </svg>
          )}
        </figure>
      </div>
      <p id={summaryId} className="visually-hidden">
        {t("graphs.summary", {
          ...summaryValues(ladder.connection, whole, language),
          side: sideName(ladder.connection, whole.sender, language),
        })}
      </p>
      <Readout segment={pointed ?? chosen} series={series} ladder={ladder} style={style} />
    </>
  );
}
