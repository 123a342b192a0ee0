import { RowMark } from "@tcp-ladder/flow";
import { labelText, sideName } from "@tcp-ladder/ladder";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { isFollowing } from "../store/select.ts";
import { useApp } from "../store/state.ts";

/** A voice may lag behind: what came meanwhile is said together, and of much only what is newest. */
const EVERY_MS = 800;
const MOST = 4;

/** Tells a screen reader, politely, what arrives on a live connection. */
export function Announcer() {
  const { t } = useTranslation();
  const locale = useLanguage();
  const [said, setSaid] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let of = "";
    let next = 0;
    const say = (): void => {
      timer = undefined;
      const { ladder, route } = useApp.getState();
      if (ladder === undefined) return;
      const { connection, cache, animateFrom, capture } = ladder;
      const total = connection.segments;
      const place = `${capture} ${connection.id}`;
      // What was there before someone looked has not just arrived.
      if (of !== place) next = Math.min(animateFrom, total);
      of = place;
      const rows = cache.read({ from: Math.max(next, total - MOST), to: total });
      if (rows === undefined || next >= total) return;
      next = total;
      const { columns } = rows;
      const sentences = Array.from({ length: columns.length }, (_, i) => {
        const from = ((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) !== 0 ? "server" : "client";
        const label = labelText(columns, i, connection, route.settings.numbers);
        return t("rung.arrived", { from: sideName(connection, from, locale), label });
      });
      setSaid(sentences.join(PUNCTUATION[locale].semicolon));
    };
    const unsubscribe = useApp.subscribe((state, before) => {
      // What came while it was live is said, even where the capture has ended since.
      if (state.ladder !== before.ladder && timer === undefined && isFollowing(state))
        timer = setTimeout(say, EVERY_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [t, locale]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}
