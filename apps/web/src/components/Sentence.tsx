import { explainClose, explainSegment } from "@tcp-ladder/ladder";
import { useLanguage } from "../i18n/use-language.ts";
import { type LadderState, useApp } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";
import { Maths } from "./Maths.tsx";

/** One sentence on the chosen segment; where none is chosen, on how the connection ended. */
export function Sentence({ ladder }: { readonly ladder: LadderState }) {
  const locale = useLanguage();
  const chosen = useApp((state) => state.route.settings.chosen);
  const { cache, connection } = ladder;
  if (chosen !== undefined) {
    const rows = cache.read({ from: Math.max(0, chosen - 200), to: chosen + 1 });
    const i = rows === undefined ? -1 : chosen - rows.from;
    if (rows === undefined || i < 0 || i >= rows.columns.length) return null;
    const { title, sentences } = explainSegment(rows.columns, i, connection, locale, rows.statesBefore);
    const sentence = sentences[0];
    return (
      <>
        <b>
          <Maths parts={title} />
        </b>{" "}
        {sentence !== undefined && <Maths parts={sentence} />}
      </>
    );
  }
  if (connection.segments > WHOLE_CONNECTION_ROWS) return null;
  const rows = cache.read({ from: 0, to: connection.segments });
  const close = rows === undefined ? undefined : explainClose(connection, rows.columns, locale);
  const sentence = close?.sentences[0];
  return close === undefined || sentence === undefined ? null : (
    <>
      <b>{close.title}.</b> <Maths parts={sentence} />
    </>
  );
}
