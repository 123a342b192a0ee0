import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BraceBooks } from "../book/BraceBooks.tsx";
import type { PointAt } from "../drawing/RungArrow.tsx";
import { TIME_WAIT_MS } from "../drawing/TimeWaitLeft.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { rootScale } from "../interactions/root-scale.ts";
import { useFocusFollows } from "../interactions/use-focus-follows.ts";
import { type Stretch, useKeepInView } from "../interactions/use-keep-in-view.ts";
import { useLadderScroll } from "../interactions/use-ladder-scroll.ts";
import { useLookingAway } from "../interactions/use-looking-away.ts";
import { usePinch } from "../interactions/use-pinch.ts";
import { useScrollPlace } from "../interactions/use-scroll-place.ts";
import { useSize } from "../interactions/use-size.ts";
import { useZoomWheel } from "../interactions/use-zoom-wheel.ts";
import { lectureHeadScale } from "../lecture/lecture-scale.ts";
import { point as pointAt } from "../store/actions.ts";
import { changeSettings } from "../store/navigate.ts";
import { scrollMap } from "../store/scroll-map.ts";
import { heightOf, placeAt, startsOf } from "../store/scroll-place.ts";
import { useSearch } from "../store/search.ts";
import { chosenRun, drawnCount, isFollowing } from "../store/select.ts";
import { type LadderState, serverNow, useApp } from "../store/state.ts";
import { useViewport } from "../store/viewport.ts";
import { figureScale, headScaleOf, paperAbove } from "./figure-scale.ts";
import { FOOT, LadderFigure } from "./LadderFigure.tsx";
import { LadderHeads } from "./LadderHeads.tsx";
import styles from "./LadderPaper.module.css";
import { NumberTip, type TipAt } from "./NumberTip.tsx";
import { isDrawnWhole, useLadderLayout } from "./use-ladder-layout.ts";
import { useShortHeight } from "./use-short-height.ts";
import { useTellView } from "./use-tell-view.ts";

/** Height of the heads at scale 1. */
const HEADS = 92;
/** What the search lies over, at the bottom of the view, on a page of usual size. */
const SEARCH = 56;

/** The reader moves on from the place that a link named. */
const letGo = (): void => changeSettings({ top: undefined });

/** The ladder: it scrolls, its heads stay, and only what can be seen is drawn. */
export function LadderView({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const settings = useApp((state) => state.route.settings);
  const { numbers, spacing, chosen, presenting, zoom } = settings;
  const run = chosenRun(settings);
  const drawn = useApp(drawnCount);
  const following = useApp(isFollowing);
  const below = useSearch(({ open }) => open) ? SEARCH * rootScale() : 0;
  const scroller = useRef<HTMLElement>(null);
  const { width, height } = useSize(scroller);
  const [tip, setTip] = useState<TipAt>();

  const short = useShortHeight(ladder);
  const tall = short === undefined ? undefined : short + HEADS + FOOT;
  const scale = zoom * figureScale(presenting, width, height, ladder.calls.length > 0, tall);
  const figureWidth = Math.min(width, 1240 * scale);
  const options = useMemo(
    () => ({ width: figureWidth, scale, numbers, spacing, locale }),
    [figureWidth, scale, numbers, spacing, locale],
  );
  const headScale = presenting ? lectureHeadScale(scale) : headScaleOf(scale);
  const headHeight = HEADS * headScale;
  const viewHeight = Math.max(0, height - headHeight);
  const map = useMemo(
    () => scrollMap(drawn, ladder.cache.anchors(), scale, viewHeight),
    [drawn, ladder, scale, viewHeight],
  );
  const whole = isDrawnWhole(ladder);
  const place = `${ladder.capture} ${ladder.connection.id}`;
  const { picture, shift, jump } = useLadderScroll(scroller, place, map, whole, !whole && spacing === "time");
  const scrollTop = picture - shift;
  const placed = useLadderLayout(ladder, drawn, options, map, picture, scrollTop);
  const { layout, rows, offset } = placed;
  const fullHeight = whole ? layout.height : map.scrollHeight;
  const above = short === undefined ? 0 : paperAbove(height, headHeight + Math.max(fullHeight, short * scale) + FOOT);
  useZoomWheel(scroller);
  usePinch(scroller);
  useTellView(placed, map, picture, whole, jump, headHeight, scale, zoom, run);
  const starts = startsOf(layout, map, whole, drawn);
  const at = height > 0 && drawn > 0 ? placeAt(picture, starts) : 0;
  useEffect(() => {
    useViewport.setState({ top: at });
  }, [at]);
  const named = settings.top;
  const linked = named === undefined || height === 0 ? undefined : heightOf(named, starts);
  useScrollPlace(scroller, linked, jump, letGo);
  const { columns, from } = rows;
  const printing = useApp((state) => state.printing);
  const [seenTop, seenBottom] = printing ? [0, layout.height] : [placed.viewTop, placed.viewBottom];

  const away = useViewport((state) => state.away);
  const fits = useViewport((state) => state.fits);
  useLookingAway(scroller, following);
  const mattering = following || chosen === undefined || chosen >= drawn ? drawn - 1 : chosen;
  useKeepInView(
    scroller,
    stretchOf(mattering, named !== undefined || (following ? away && chosen === undefined : chosen === undefined)),
    { picture, shift, jump },
    headHeight,
    presenting,
  );
  useFocusFollows(scroller, chosen);
  const point: PointAt = useCallback((index, x, y, by) => {
    setTip(index === undefined ? undefined : { index, x, y, by });
    pointAt(index);
  }, []);
  const forget = useCallback(() => setTip(undefined), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <section ref={scroller} className={styles.scroller} aria-label={t("ladder")} tabIndex={0}>
      {width > 0 && (
        <div className={styles.paper} style={{ width: figureWidth, paddingTop: printing ? 0 : above }} data-paper="">
          <LadderHeads connection={ladder.connection} layout={layout} height={headHeight} scale={headScale} />
          {!presenting && <BraceBooks ladder={ladder} layout={layout} offset={offset} scale={scale} />}
          <div className={styles.space} style={{ height: fullHeight + FOOT + below }}>
            <LadderFigure
              layout={layout}
              rows={rows}
              connection={ladder.connection}
              scale={scale}
              width={figureWidth}
              offset={offset}
              seenTop={seenTop}
              seenBottom={seenBottom}
              timeWaitEndsMs={timeWaitEndsMs}
              now={serverNow}
              chosen={chosen}
              run={run}
              focusable={chosen !== undefined && chosen < drawn ? chosen : drawn - 1}
              animateFrom={ladder.animateFrom}
              onPoint={point}
            />
          </div>
        </div>
      )}
      {tip !== undefined && !presenting && tip.index >= from && tip.index < from + columns.length && (
        <NumberTip at={tip} columns={columns} i={tip.index - from} connection={ladder.connection} onEnd={forget} />
      )}
    </section>
  );

  /** Where the row that matters stands in the picture; undefined where nothing has to be seen. */
  function stretchOf(index: number, quiet: boolean): Stretch | undefined {
    if (index < 0 || quiet || height === 0) return undefined;
    const key = `${index} ${scale} ${height} ${fits} ${below}`;
    const all = run && { top: topOf(run.from), bottom: topOf(run.to + 1) };
    if (all !== undefined && all.bottom - all.top < viewHeight) return { key, ...all };
    const rung = layout.rungs[index - from];
    if (rung === undefined) {
      const top = map.rowTop(index);
      return { key, top, bottom: top + 68 * scale + below };
    }
    // With the last row comes what stands below it.
    const bottom = index === ladder.connection.segments - 1 ? layout.height : rung.slotY2;
    return { key, top: placed.top + rung.slotY1, bottom: placed.top + bottom + below };
  }

  /** Where a row's slot begins in the picture. */
  function topOf(index: number): number {
    const rung = layout.rungs[index - from];
    if (rung !== undefined) return placed.top + rung.slotY1;
    const before = layout.rungs[index - 1 - from];
    return before === undefined ? map.rowTop(index) : placed.top + before.slotY2;
  }

  function timeWaitEndsMs(row: number | undefined): number | undefined {
    const i = row === undefined ? -1 : columns.row.indexOf(row);
    if (i < 0) return undefined;
    const ends = (columns.seconds[i] ?? 0) * 1000 + Math.floor((columns.nanos[i] ?? 0) / 1e6) + TIME_WAIT_MS;
    const now = serverNow();
    return ends > now && ends <= now + TIME_WAIT_MS + 5000 ? ends : undefined;
  }
}
