import { scaleLinear } from "d3";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { useSize } from "../interactions/use-size.ts";
import { showUpTo } from "../store/actions.ts";
import { formatCount } from "../store/format.ts";
import { useSearch } from "../store/search.ts";
import { drawnCount } from "../store/select.ts";
import { type LadderState, useApp } from "../store/state.ts";
import { grownRange, type StripRange, stripColumns, zoomRange } from "../store/strip.ts";
import { showRow, useViewport } from "../store/viewport.ts";
import styles from "./OverviewStrip.module.css";
import { paintStrip } from "./paint-strip.ts";
import { openStripHand, type StripHand } from "./strip-hand.ts";
import { useOverview } from "./use-overview.ts";

const INSET = 6;
/** Nobody needs to see fewer rows in it: the ladder shows them. */
const LEAST_ROWS = 100;
/** The view's window is never too narrow to be taken hold of. */
const LEAST_WINDOW = 9;

/**
 * A long connection at a glance: the client's segments up, the server's down, coloured by kind, notes along the edge. The window in it is
 * what the ladder shows; drag it, click to jump, turn the wheel to look closer.
 */
export function OverviewStrip({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(box);
  const { capture, connection } = ladder;
  const total = connection.segments;
  const [range, setRange] = useState<StripRange & { readonly of: number; readonly total: number }>();
  const drawn = useApp(drawnCount);
  const held = useApp((state) => state.route.settings.playhead !== undefined);
  const theme = useApp((state) => state.route.settings.theme);
  const places = useSearch((state) => state.found?.places);
  const view = useViewport();
  const { from, to } =
    range === undefined || range.of !== connection.id ? { from: 0, to: total } : grownRange(range, range.total, total);
  const zoomed = from > 0 || to < total;
  const bins = Math.max(0, Math.floor(width - 2 * INSET));
  const overview = useOverview(capture, connection.id, total, { from, to }, bins);
  const columns = useMemo(() => (overview === undefined ? [] : stripColumns(overview)), [overview]);
  const x = useMemo(() => {
    const right = Math.max(width - INSET, INSET + 1);
    return scaleLinear()
      .domain([from, Math.max(to, from + 1)])
      .range([INSET, right]);
  }, [from, to, width]);

  useLayoutEffect(() => {
    if (canvas.current === null || width === 0) return;
    const share = overview === undefined ? 1 : (overview.end - overview.begin) / Math.max(1, columns.length);
    const begin = overview?.begin ?? 0;
    paintStrip(
      canvas.current,
      { width, height, pixelRatio: window.devicePixelRatio },
      columns,
      (column) => x(begin + column * share),
      (places ?? []).map((row) => x(row + 0.5)),
    );
    // The theme is in the colours that painting reads from the page.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [columns, overview, width, x, theme, places]);

  const seen = Math.max(1, view.last - view.first);
  const set = (next: StripRange): void => setRange({ ...next, of: connection.id, total });
  const hand = useRef<StripHand | undefined>(undefined);
  const grip = useRef(0);
  useLayoutEffect(() => {
    hand.current = {
      press: (px, py) => {
        if (held && Math.abs(px - x(drawn)) < 8 && py < 14) return "playhead";
        const row = x.invert(px);
        const inside = px >= x(view.first) - 4 && px <= Math.max(x(view.last), x(view.first) + LEAST_WINDOW) + 4;
        grip.current = inside ? row - view.first : seen / 2;
        if (!inside) showRow(Math.max(0, row - seen / 2), "top");
        return "view";
      },
      drag: (what, px) => {
        const row = Math.min(Math.max(0, x.invert(px)), total);
        if (what === "playhead") showUpTo(Math.round(row));
        else showRow(Math.min(Math.max(0, row - grip.current), total), "top");
      },
      release: () => undefined,
      zoom: (px, factor) => set(zoomRange({ from, to }, x.invert(px), factor, total, LEAST_ROWS)),
      pan: (by) => {
        const rows = (by * (to - from)) / Math.max(1, width);
        const start = Math.min(Math.max(0, from + rows), total - (to - from));
        set({ from: start, to: start + to - from });
      },
    };
  });
  useLayoutEffect(() => {
    const element = box.current;
    const nobody: StripHand = {
      press: () => "view",
      drag: () => undefined,
      release: () => undefined,
      zoom: () => undefined,
      pan: () => undefined,
    };
    return element === null ? undefined : openStripHand(element, () => hand.current ?? nobody);
  }, []);

  const key = (event: KeyboardEvent): void => {
    const step = KEYS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === "closer" || step === "farther") {
      set(zoomRange({ from, to }, view.first + seen / 2, step === "closer" ? 2 : 0.5, total, LEAST_ROWS));
    } else if (step === "first") showRow(0, "top");
    else if (step === "last") showRow(total, "top");
    else showRow(Math.max(0, view.first + step(seen, to - from)), "top");
  };
  const left = x(Math.max(from, Math.min(view.first, to)));
  const right = x(Math.max(from, Math.min(view.last, to)));
  const inStrip = view.last >= from && view.first <= to;
  const firstShown = Math.min(Math.floor(view.first) + 1, total);
  const lastShown = Math.min(Math.ceil(view.last), total);
  return (
    <div
      ref={box}
      className={styles.strip}
      role="slider"
      tabIndex={0}
      aria-label={t("strip.name")}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={total}
      aria-valuenow={firstShown}
      aria-valuetext={t("strip.value", {
        first: formatCount(firstShown, language),
        last: formatCount(lastShown, language),
        total: formatCount(total, language),
      })}
      title={t("strip.hint")}
      onKeyDown={key}
      onDoubleClick={() => setRange(undefined)}
    >
      <canvas ref={canvas} style={{ width, height }} />
      {inStrip && (
        <span
          className={styles.view}
          style={{ transform: `translateX(${left}px)`, width: Math.max(right - left, LEAST_WINDOW) }}
        />
      )}
      {held && drawn >= from && drawn <= to && (
        <span className={styles.playhead} style={{ transform: `translateX(${x(drawn)}px)` }} />
      )}
      {zoomed && (
        <span className={styles.part}>
          {t("strip.part", {
            first: formatCount(Math.floor(from) + 1, language),
            last: formatCount(Math.ceil(to), language),
          })}
        </span>
      )}
    </div>
  );
}

type Step = "closer" | "farther" | "first" | "last" | ((view: number, shown: number) => number);

/** Arrows go by what is in view, PageUp and PageDown by a tenth of what the strip shows. */
const KEYS: Readonly<Record<string, Step>> = {
  ArrowRight: (view) => view,
  ArrowDown: (view) => view,
  ArrowLeft: (view) => -view,
  ArrowUp: (view) => -view,
  PageDown: (_view, shown) => shown / 10,
  PageUp: (_view, shown) => -shown / 10,
  Home: "first",
  End: "last",
  "+": "closer",
  "-": "farther",
};
