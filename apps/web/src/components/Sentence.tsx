import { courseWords, explainSegment } from "@tcp-ladder/ladder";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { drawnCount, isFollowing } from "../store/select.ts";
import { type LadderState, useApp } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";
import { Maths } from "./Maths.tsx";

/**
 * One sentence on what the figure shows: on the chosen segment, on the newest while it follows or plays; where one stands before
 * the whole of a connection, its course.
 */
export function Sentence({ ladder }: { readonly ladder: LadderState }) {
  const locale = useLanguage();
  const { chosen, numbers, playhead } = useApp((state) => state.route.settings);
  const newest = useApp((state) => (isFollowing(state) || playhead !== undefined ? drawnCount(state) - 1 : -1));
  const { cache, connection, calls } = ladder;
  const told = chosen ?? (newest < 0 ? undefined : newest);
  if (told !== undefined) {
    const rows = cache.read({ from: Math.max(0, told - 200), to: told + 1 });
    const i = rows === undefined ? -1 : told - rows.from;
    if (rows === undefined || i < 0 || i >= rows.columns.length) return null;
    const { title, sentences } = explainSegment(rows.columns, i, connection, locale, rows.statesBefore, numbers);
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
  const rows = cache.read({ from: 0, to: Math.min(connection.segments, WHOLE_CONNECTION_ROWS) });
  if (rows === undefined || rows.from > 0) return null;
  return courseWords({ ...rows, connection, calls }, locale).map(({ phase, title, remark }, at, { length }) => (
    <span key={phase}>
      <b style={{ color: `var(--${phase})` }}>{title}</b> {remark.replace("\n", PUNCTUATION[locale].comma)}
      {at < length - 1 && " · "}
    </span>
  ));
}
