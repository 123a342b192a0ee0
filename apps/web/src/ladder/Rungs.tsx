import { type ConnectionSummary, clientState, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import {
  commentTitle,
  type LadderLayout,
  noteTitle,
  partsText,
  type Rung,
  sideName,
  stateName,
  unreceivedRows,
} from "@tcp-ladder/ladder";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PointAt, RungArrow } from "../drawing/RungArrow.tsx";
import { SteadyRungs } from "../drawing/steady-rungs.ts";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { choose, chooseUpTo } from "../store/actions.ts";
import type { CachedRows } from "../store/row-cache.ts";
import { hasDropped } from "../store/select.ts";
import { useApp } from "../store/state.ts";

/** With Shift held down, a run of segments. */
const chooseWith = (index: number, more: boolean): void => (more ? chooseUpTo(index) : choose(index));

const NONE: ReadonlySet<number> = new Set();

/** The segments that can be seen: a list of which one can be chosen, each with a sentence for who cannot see it. */
export const Rungs = memo(function Rungs({
  layout,
  rows,
  connection,
  scale,
  chosen,
  run,
  focusable,
  animateFrom,
  top,
  bottom,
  onChoose = chooseWith,
  onPoint,
}: {
  readonly layout: LadderLayout;
  readonly rows: CachedRows;
  readonly connection: ConnectionSummary;
  readonly scale: number;
  readonly chosen: number | undefined;
  /** Segments that are chosen together with it, by index, both included. */
  readonly run?: { readonly from: number; readonly to: number } | undefined;
  readonly focusable: number;
  readonly animateFrom: number;
  /** What is worth drawing. */
  readonly top: number;
  readonly bottom: number;
  /** What choosing does where it is not the figure's own. */
  readonly onChoose?: (index: number, more: boolean) => void;
  readonly onPoint: PointAt;
}) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const pointed = useApp((state) => state.pointed);
  const { client, server } = layout.lifelines;
  const dropped = useApp(hasDropped);
  const [steady] = useState(() => new SteadyRungs());
  const seen = layout.rungs.filter(({ slotY1, slotY2 }) => slotY2 > top && slotY1 < bottom);
  const local = steady.of(seen);
  const clientName = sideName(connection, "client", locale);
  const serverName = sideName(connection, "server", locale);
  // Sentences are long in the making: each is made once for a rung, its language and what the sides are called.
  const sentences = useMemo(
    () => ({ t, locale, clientName, columns: rows.columns, of: new WeakMap<Rung, string>() }).of,
    [t, locale, clientName, rows.columns],
  );
  // Where the capture itself lost frames nothing is called lost on the way.
  const unreceived = useMemo(() => (dropped ? NONE : unreceivedRows(rows.columns)), [dropped, rows.columns]);
  if (seen.length === 0) return null;
  return (
    <g role="listbox" aria-label={t("rung.list")} aria-multiselectable={true}>
      {local.map((rung, i) => (
        <RungArrow
          key={rung.index}
          rung={rung}
          top={seen[i]?.slotY1 ?? 0}
          unreceived={unreceived.has(rung.row)}
          scale={scale}
          left={client.x}
          right={server.x}
          chosen={rung.index === chosen || (run !== undefined && rung.index >= run.from && rung.index <= run.to)}
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
    const known = sentences.get(rung);
    if (known !== undefined) return known;
    const made = makeSentence(rung);
    sentences.set(rung, made);
    return made;
  }

  function makeSentence(rung: Rung): string {
    const i = rung.index - rows.from;
    const states = rows.columns.states[i] ?? 0;
    const byClient = rung.from === "client";
    const sentence = t("rung.sentence", {
      frame: rung.frame,
      from: byClient ? clientName : serverName,
      to: byClient ? serverName : clientName,
      label: partsText(rung.label),
      left: clientName,
      right: serverName,
      leftState: stateName(STATE_NAMES[clientState(states)] ?? "unknown", "book", locale),
      rightState: stateName(STATE_NAMES[serverState(states)] ?? "unknown", "book", locale),
    });
    const notes = rung.noteNames.map((note) => noteTitle(note, locale));
    if (unreceived.has(rung.row)) notes.push(t("rung.unreceived"));
    if (rung.commented) notes.push(commentTitle(locale));
    return notes.length === 0
      ? sentence
      : t("rung.withNotes", { sentence, notes: notes.join(PUNCTUATION[locale].list) });
  }
});
