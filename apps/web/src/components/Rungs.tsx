import { clientState, noteNames, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { type LadderLayout, noteTitle, type Rung } from "@tcp-ladder/ladder";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { RungArrow } from "../drawing/RungArrow.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { choose } from "../store/actions.ts";
import type { CachedRows } from "../store/row-cache.ts";
import { useApp } from "../store/state.ts";

/** The segments that can be seen: a list of which one can be chosen, each with a sentence for who cannot see it. */
export const Rungs = memo(function Rungs({
  layout,
  rows,
  scale,
  chosen,
  focusable,
  animateFrom,
  top,
  bottom,
  onChoose = choose,
  onPoint,
}: {
  readonly layout: LadderLayout;
  readonly rows: CachedRows;
  readonly scale: number;
  readonly chosen: number | undefined;
  readonly focusable: number;
  readonly animateFrom: number;
  /** What is worth drawing. */
  readonly top: number;
  readonly bottom: number;
  /** What choosing does where it is not the figure's own. */
  readonly onChoose?: (index: number) => void;
  readonly onPoint: (index: number | undefined, x: number, y: number) => void;
}) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const pointed = useApp((state) => state.pointed);
  const { client, server } = layout.lifelines;
  const seen = layout.rungs.filter(({ slotY1, slotY2 }) => slotY2 > top && slotY1 < bottom);
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
          pointed={rung.index === pointed}
          focusable={rung.index === focusable}
          sentence={sentenceOf(rung)}
          arriving={rung.index >= animateFrom}
          onChoose={onChoose}
          onPoint={onPoint}
        />
      ))}
    </g>
  );

  function sentenceOf(rung: Rung): string {
    const i = rung.index - rows.from;
    const states = rows.columns.states[i] ?? 0;
    const to = rung.from === "client" ? "server" : "client";
    const sentence = t("rung.sentence", {
      frame: rung.frame,
      from: t(`rung.${rung.from}`),
      to: t(`rung.${to}`),
      label: rung.symbolic,
      client: STATE_NAMES[clientState(states)],
      server: STATE_NAMES[serverState(states)],
    });
    const notes = noteNames(rows.columns.notes[i] ?? 0).map((note) => noteTitle(note, locale));
    return notes.length === 0 ? sentence : `${sentence} ${t("rung.notes", { notes: notes.join(", ") })}`;
  }
});
