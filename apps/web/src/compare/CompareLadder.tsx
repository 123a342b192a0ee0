import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { useKeepInView } from "../interactions/use-keep-in-view.ts";
import { useLadderScroll } from "../interactions/use-ladder-scroll.ts";
import { useSize } from "../interactions/use-size.ts";
import { FOOT, LadderFigure } from "../ladder/LadderFigure.tsx";
import { LadderHeads } from "../ladder/LadderHeads.tsx";
import paper from "../ladder/LadderPaper.module.css";
import { isDrawnWhole, useLadderLayout } from "../ladder/use-ladder-layout.ts";
import { formatCount } from "../store/format.ts";
import { scrollMap } from "../store/scroll-map.ts";
import { useApp } from "../store/state.ts";
import { WholeRows } from "../store/whole-rows.ts";
import styles from "./CompareLadder.module.css";
import type { ComparedRows } from "./use-rows.ts";

/** Three lines above each lifeline; where there is little room, who it is and an address that takes two. */
const HEAD_HEIGHT = 80;
const SLIM_HEAD_HEIGHT = 58;
const SLIM = 300;
/** Where there is room the figure grows, as it does alone. */
const ROOMY = 640;
const LARGEST = 1.7;
/** Two ladders have no room for what is told of one. */
const HIDE = { calls: true, braces: true } as const;
const notCounted = (): undefined => undefined;
const notPointed = (): void => undefined;
const nothingMissing = (): void => undefined;

/** One of the two ladders: the row of the step is kept in view, at the same height as the other's. */
export function CompareLadder({
  side,
  rows,
  chosen,
  seen,
  onChoose,
}: {
  readonly side: "A" | "B";
  readonly rows: ComparedRows;
  /** The step's row; undefined where this side has nothing new. */
  readonly chosen: number | undefined;
  /** The newest row so far. */
  readonly seen: number;
  readonly onChoose: (index: number) => void;
}) {
  const { t } = useTranslation("compare");
  const locale = useLanguage();
  const { numbers, spacing } = useApp((state) => state.route.settings);
  const scroller = useRef<HTMLElement>(null);
  const { width, height } = useSize(scroller);
  const { place, connection, columns, statesBefore } = rows;
  const ladder = useMemo(
    () => ({ connection, calls: [], cache: new WholeRows(columns, statesBefore) }),
    [connection, columns, statesBefore],
  );
  const drawn = columns.length;
  const slim = width < SLIM;
  const scale = Math.min(Math.max(width / ROOMY, 1), LARGEST);
  const headHeight = slim ? SLIM_HEAD_HEIGHT : HEAD_HEIGHT * scale;
  const viewHeight = Math.max(0, height - headHeight);
  const options = useMemo(
    () => ({ width, scale, numbers, spacing, locale, hide: HIDE }),
    [width, scale, numbers, spacing, locale],
  );
  const anchors = useMemo(() => ladder.cache.anchors(), [ladder]);
  const map = useMemo(() => scrollMap(drawn, anchors, scale, viewHeight), [drawn, anchors, scale, viewHeight]);
  const whole = isDrawnWhole(ladder);
  const of = `${place.capture} ${place.connection}`;
  const { picture, shift, jump } = useLadderScroll(scroller, of, map, whole, !whole && spacing === "time");
  const placed = useLadderLayout(ladder, drawn, options, map, picture, picture - shift, nothingMissing);
  const { layout, rows: shown, offset } = placed;

  const kept = Math.max(seen, 0);
  const rung = layout.rungs[kept - shown.from];
  const rowTop = rung === undefined || !whole ? map.rowTop(kept) : rung.slotY1;
  const stretch =
    height === 0 || drawn === 0
      ? undefined
      : { key: `${kept} ${width} ${height} ${whole}`, top: rowTop, bottom: rowTop + 68 * scale };
  useKeepInView(scroller, stretch, { picture, shift, jump }, headHeight, true);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <section ref={scroller} className={paper.scroller} aria-label={t("ladder", { side })} tabIndex={0}>
      {width > 0 && (
        <>
          <LadderHeads connection={connection} layout={layout} height={headHeight} scale={scale} slim={slim} />
          <div className={paper.space} style={{ height: (whole ? layout.height : map.scrollHeight) + FOOT }}>
            <LadderFigure
              layout={layout}
              rows={shown}
              connection={connection}
              scale={scale}
              width={width}
              offset={offset}
              seenTop={placed.viewTop}
              seenBottom={placed.viewBottom}
              timeWaitEndsMs={notCounted}
              chosen={chosen}
              focusable={kept}
              animateFrom={Number.POSITIVE_INFINITY}
              onChoose={onChoose}
              onPoint={notPointed}
            />
          </div>
          {drawn < connection.segments && (
            <p className={styles.cut}>
              {t("cut", { shown: formatCount(drawn, locale), total: formatCount(connection.segments, locale) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
