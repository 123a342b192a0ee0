import { layoutLadder } from "@tcp-ladder/ladder";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { LadderHeads } from "../components/LadderHeads.tsx";
import { Rungs } from "../components/Rungs.tsx";
import { Bands } from "../drawing/Bands.tsx";
import { Lines } from "../drawing/Lines.tsx";
import { Margins } from "../drawing/Margins.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { useScrollTop } from "../interactions/use-scroll-top.ts";
import { useSize } from "../interactions/use-size.ts";
import { formatCount } from "../store/format.ts";
import { useApp } from "../store/state.ts";
import styles from "./CompareLadder.module.css";
import type { ComparedRows } from "./use-rows.ts";

/** Three lines above each lifeline; less where two ladders stand one below the other. */
const HEAD_HEIGHT = 80;
const LOW_HEAD_HEIGHT = 66;
const LOW = 420;
/** Where there is room the figure grows, as it does alone. */
const ROOMY = 640;
const LARGEST = 1.7;
const VIEW_STEP = 240;
const OVERSCAN = 700;
const notCounted = (): undefined => undefined;
const notPointed = (): void => undefined;

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
  const scrollTop = useScrollTop(scroller);
  const { connection, columns, statesBefore } = rows;
  const cached = useMemo(() => ({ from: 0, idlesBefore: 0, statesBefore, columns }), [statesBefore, columns]);
  const scale = height < LOW ? 1 : Math.min(Math.max(width / ROOMY, 1), LARGEST);
  const headHeight = height < LOW ? LOW_HEAD_HEIGHT : HEAD_HEIGHT * scale;
  const layout = useMemo(
    () =>
      layoutLadder(
        { connection, columns, from: 0, idlesBefore: 0, statesBefore, calls: [] },
        { width, scale, numbers, spacing, locale, hide: { calls: true, braces: true } },
      ),
    [connection, columns, statesBefore, width, scale, numbers, spacing, locale],
  );
  const viewHeight = Math.max(0, height - headHeight);
  const top = Math.floor(scrollTop / VIEW_STEP) * VIEW_STEP - OVERSCAN;
  const bottom = Math.ceil((scrollTop + viewHeight) / VIEW_STEP) * VIEW_STEP + OVERSCAN;

  const slot = layout.rungs[Math.max(seen, 0)];
  const middle = slot === undefined ? 0 : (slot.slotY1 + slot.slotY2) / 2;
  useEffect(() => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroller.current?.scrollTo({ top: middle - viewHeight * 0.42, behavior: calm ? "auto" : "smooth" });
  }, [middle, viewHeight]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <section ref={scroller} className={styles.scroller} aria-label={t("ladder", { side })} tabIndex={0}>
      {width > 0 && (
        <>
          <LadderHeads connection={connection} layout={layout} height={headHeight} scale={scale} />
          <svg className={styles.figure} width={width} height={layout.height + 24} role="presentation">
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; each rung says its states itself */}
            <g aria-hidden="true" className={styles.seen}>
              <Bands
                bands={layout.bands}
                size={layout.type.band}
                top={scrollTop}
                bottom={scrollTop + viewHeight}
                timeWaitEndsMs={notCounted}
              />
              <Margins layout={layout} scale={scale} top={top} bottom={bottom} />
            </g>
            <Rungs
              layout={layout}
              rows={cached}
              scale={scale}
              chosen={chosen}
              focusable={Math.max(seen, 0)}
              animateFrom={Number.POSITIVE_INFINITY}
              top={top}
              bottom={bottom}
              onChoose={onChoose}
              onPoint={notPointed}
            />
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
            <g aria-hidden="true" className={styles.seen}>
              <Lines
                layout={layout}
                scale={scale}
                top={top}
                bottom={bottom}
                chosenRow={chosen === undefined ? undefined : columns.row[chosen]}
              />
            </g>
          </svg>
          {columns.length < connection.segments && (
            <p className={styles.cut}>
              {t("cut", {
                shown: formatCount(columns.length, locale),
                total: formatCount(connection.segments, locale),
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
