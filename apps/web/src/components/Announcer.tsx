import { RowMark } from "@tcp-ladder/flow";
import { labelText } from "@tcp-ladder/ladder";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isFollowing } from "../store/select.ts";
import { useApp } from "../store/state.ts";

/** A voice may lag behind; what is said is what is newest. */
const EVERY_MS = 800;

/** Tells a screen reader, politely, what arrives on a live connection. */
export function Announcer() {
  const { t } = useTranslation();
  const [said, setSaid] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -1;
    const say = (): void => {
      timer = undefined;
      const state = useApp.getState();
      const { ladder } = state;
      if (ladder === undefined || !isFollowing(state)) return;
      const index = ladder.connection.segments - 1;
      const row = ladder.cache.read({ from: index, to: index + 1 });
      if (row === undefined || index === last || index < ladder.animateFrom) return;
      last = index;
      const from = ((row.columns.marks[0] ?? 0) & RowMark.FROM_SERVER) !== 0 ? "server" : "client";
      const label = labelText(row.columns, 0, ladder.connection, state.route.settings.numbers);
      setSaid(t("rung.arrived", { from: t(`rung.${from}`), label }));
    };
    const unsubscribe = useApp.subscribe((state, before) => {
      if (state.ladder !== before.ladder && timer === undefined) timer = setTimeout(say, EVERY_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [t]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}
