import { clientState, noteNames, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { noteTitle, type Rung, rowY } from "@tcp-ladder/ladder";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Bands } from "../drawing/Bands.tsx";
import { LadderFigure } from "../drawing/LadderFigure.tsx";
import { RungArrow } from "../drawing/RungArrow.tsx";
import { TIME_WAIT_MS } from "../drawing/TimeWaitLeft.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { useKeepInView } from "../interactions/use-keep-in-view.ts";
import { useScrollTop } from "../interactions/use-scroll-top.ts";
import { useSize } from "../interactions/use-size.ts";
import { choose } from "../store/actions.ts";
import { drawnCount, isFollowing } from "../store/select.ts";
import { type LadderState, useApp } from "../store/state.ts";
import { figureScale } from "./figure-scale.ts";
import { LadderHeads } from "./LadderHeads.tsx";
import styles from "./LadderView.module.css";
import { NumberTip, type TipAt } from "./NumberTip.tsx";
import { useLadderLayout } from "./use-ladder-layout.ts";

/** The ladder: it scrolls, its heads stay, and only what can be seen is drawn. */
export function LadderView({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const { numbers, spacing, chosen, presenting } = useApp((state) => state.route.settings);
  const drawn = useApp(drawnCount);
  const following = useApp(isFollowing);
  const scroller = useRef<HTMLElement>(null);
  const { width, height } = useSize(scroller);
  const scrollTop = useScrollTop(scroller);
  const [tip, setTip] = useState<TipAt>();

  const scale = figureScale(presenting, width, height, ladder.calls.length > 0);
  const figureWidth = Math.min(width, 1240 * scale);
  const options = useMemo(
    () => ({ width: figureWidth, scale, numbers, spacing, locale }),
    [figureWidth, scale, numbers, spacing, locale],
  );
  const headHeight = 92 * Math.min(scale, 1.7);
  const view = useLadderLayout(ladder, drawn, options, scrollTop, Math.max(0, height - headHeight));
  const { placed, map } = view;
  const columns = placed?.rows.columns;
  const from = placed?.rows.from ?? 0;

  const last = following || chosen === undefined || chosen >= drawn ? drawn - 1 : chosen;
  const keep = stretchOf(last, chosen === undefined && !following);
  useKeepInView(scroller, keep, headHeight);
  const point = useCallback(
    (index: number | undefined, x: number, y: number) => setTip(index === undefined ? undefined : { index, x, y }),
    [],
  );

  const focusable = chosen !== undefined && chosen < drawn ? chosen : drawn - 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <section ref={scroller} className={styles.scroller} aria-label={t("ladder")} tabIndex={0}>
      {placed !== undefined && width > 0 && (
        <div className={styles.paper} style={{ width: figureWidth }}>
          <LadderHeads
            connection={ladder.connection}
            layout={placed.layout}
            height={headHeight}
            scale={Math.min(scale, 1.7)}
          />
          <svg className={styles.figure} width={figureWidth} height={view.height + 24} role="presentation">
            <g transform={`translate(0 ${placed.offset})`}>
              <LadderFigure
                layout={placed.layout}
                scale={scale}
                viewTop={placed.viewTop}
                viewBottom={placed.viewBottom}
                chosenRow={chosen === undefined ? undefined : columns?.row[chosen - from]}
                bands={
                  <Bands
                    bands={placed.layout.bands}
                    size={placed.layout.type.band}
                    top={placed.viewTop}
                    bottom={placed.viewBottom}
                    timeWaitEndsMs={timeWaitEndsMs}
                  />
                }
                rungs={rungsOf(placed.layout.rungs)}
              />
            </g>
          </svg>
        </div>
      )}
      {tip !== undefined && columns !== undefined && tip.index >= from && tip.index < from + columns.length && (
        <NumberTip at={tip} columns={columns} i={tip.index - from} connection={ladder.connection} />
      )}
    </section>
  );

  function rungsOf(rungs: readonly Rung[]) {
    if (placed === undefined || rungs.length === 0) return null;
    const { client, server } = placed.layout.lifelines;
    const seen = rungs.filter(
      ({ slotY1, slotY2 }) => slotY2 > placed.viewTop - 900 && slotY1 < placed.viewBottom + 900,
    );
    if (seen.length === 0) return null;
    return (
      <g role="listbox" aria-label={t("rung.list")}>
        {seen.map((rung) => (
          <RungArrow
            key={rung.index}
            rung={rung}
            scale={scale}
            left={client.x}
            right={server.x}
            chosen={rung.index === chosen}
            focusable={rung.index === focusable}
            sentence={sentenceOf(rung)}
            arriving={rung.index >= ladder.animateFrom}
            onChoose={choose}
            onPoint={point}
          />
        ))}
      </g>
    );
  }

  function sentenceOf(rung: Rung): string {
    const states = columns?.states[rung.index - from] ?? 0;
    const to = rung.from === "client" ? "server" : "client";
    const sentence = t("rung.sentence", {
      frame: rung.frame,
      from: t(`rung.${rung.from}`),
      to: t(`rung.${to}`),
      label: rung.symbolic,
      client: STATE_NAMES[clientState(states)],
      server: STATE_NAMES[serverState(states)],
    });
    if (rung.noteNames.length === 0) return sentence;
    const notes = noteNames(columns?.notes[rung.index - from] ?? 0).map((note) => noteTitle(note, locale));
    return `${sentence} ${t("rung.notes", { notes: notes.join(", ") })}`;
  }

  /** Where the row that matters stands, so that it can be scrolled to; undefined where nothing has to be seen. */
  function stretchOf(index: number, quiet: boolean) {
    if (index < 0 || quiet || placed === undefined) return undefined;
    const rung = placed.layout.rungs[index - from];
    const { segments } = ladder.connection;
    if (rung !== undefined) {
      // With the last row comes what stands below it.
      const bottom = index === segments - 1 ? placed.offset + placed.layout.height : placed.offset + rung.slotY2;
      return { key: `${index} ${scale}`, top: placed.offset + rung.slotY1, bottom };
    }
    const top = map.toScroll(map.rowTop(index));
    return { key: `${index} ${scale} far`, top, bottom: top + rowY(1, 0, { scale }) };
  }

  function timeWaitEndsMs(row: number | undefined): number | undefined {
    const i = row === undefined ? -1 : (columns?.row.indexOf(row) ?? -1);
    if (columns === undefined || i < 0) return undefined;
    const ends = (columns.seconds[i] ?? 0) * 1000 + Math.floor((columns.nanos[i] ?? 0) / 1e6) + TIME_WAIT_MS;
    const now = Date.now();
    return ends > now && ends <= now + TIME_WAIT_MS + 5000 ? ends : undefined;
  }
}
