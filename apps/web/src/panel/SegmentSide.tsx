import { RowMark } from "@tcp-ladder/flow";
import { evidenceText, explainSegment, sideName } from "@tcp-ladder/ladder";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Maths } from "../components/Maths.tsx";
import styles from "../components/Side.module.css";
import { titleColour } from "../components/title-colour.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { SegmentBytes } from "../segment/SegmentBytes.tsx";
import { elapsedNs, formatElapsed } from "../store/format.ts";
import { type LadderState, useApp } from "../store/state.ts";

const None = () => null;
/** What few segments say waits for the first that is chosen, and is left out where it cannot be had. */
const HeaderSays = lazy(() =>
  import("./HeaderSays.tsx").then(
    ({ HeaderSays: says }) => ({ default: says }),
    () => ({ default: None }),
  ),
);
const Measured = lazy(() =>
  import("./Measured.tsx").then(
    ({ Measured: measured }) => ({ default: measured }),
    () => ({ default: None }),
  ),
);

/** Rows before the chosen one that an explanation may refer to. */
const LOOK_BACK = 200;

/** The chosen segment explains itself. */
export function SegmentSide({ ladder, index }: { readonly ladder: LadderState; readonly index: number }) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const detail = useApp((state) => state.detail);
  const numbers = useApp((state) => state.route.settings.numbers);
  const { connection } = ladder;
  const rows = useMemo(
    () => ladder.cache.read({ from: Math.max(0, index - LOOK_BACK), to: index + 1 }),
    [ladder, index],
  );
  const i = rows === undefined ? -1 : index - rows.from;
  if (rows === undefined || i < 0 || i >= rows.columns.length) return null;
  const { columns } = rows;
  const explanation = explainSegment(columns, i, connection, locale, rows.statesBefore, numbers);
  const from = ((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) !== 0 ? "server" : "client";
  const time = { seconds: columns.seconds[i] ?? 0, nanos: columns.nanos[i] ?? 0 };
  const row = columns.row[i];
  const shown = detail?.row === row ? detail : undefined;
  const header = shown && { columns, i, connection, kind: explanation.kind, detail: shown, numbers };
  const proved = shown?.evidence.filter(({ note }) => !explanation.disproved.includes(note)) ?? [];
  return (
    <>
      <h2 className={`${styles.title} ${styles[titleColour(columns, i)]}`}>
        <Maths parts={explanation.title} />
      </h2>
      <p className={styles.meta}>
        {t("detail.frame", { frame: columns.frame[i] })}
        {" · "}
        {`${sideName(connection, from, locale)} → ${sideName(connection, from === "client" ? "server" : "client", locale)}`}
        {" · "}
        {formatElapsed(elapsedNs(connection.first, time))} s
      </p>
      {shown?.comments?.map((comment, at) => (
        <blockquote key={at} className={styles.comment} aria-label={t("detail.comment")}>
          {comment}
        </blockquote>
      ))}
      <div className={styles.prose}>
        {explanation.sentences.map((sentence, at) => (
          <p key={at}>
            <Maths parts={sentence} />
          </p>
        ))}
        {header !== undefined && (
          <Suspense>
            <HeaderSays {...header} part="sentences" />
          </Suspense>
        )}
      </div>
      {proved.length > 0 && (
        <ul className={styles.evidence} aria-label={t("detail.notes")}>
          {proved.map((evidence) => (
            <li key={evidence.note}>
              <Maths parts={evidenceText(evidence, connection, from, locale, numbers)} />
            </li>
          ))}
        </ul>
      )}
      {explanation.because.length > 0 && (
        <ul className={styles.because} aria-label={t("detail.why")}>
          {explanation.because.map((reason, at) => (
            <li key={at}>
              <Maths parts={reason} />
            </li>
          ))}
          {header !== undefined && (
            <Suspense>
              <HeaderSays {...header} part="options" />
            </Suspense>
          )}
        </ul>
      )}
      {explanation.stateChanges.length > 0 && (
        <ul className={styles.states}>
          {explanation.stateChanges.map(({ side, sentence }) => (
            <li key={side}>
              <Maths parts={sentence} />
            </li>
          ))}
        </ul>
      )}
      {shown?.measured !== undefined && (
        <Suspense>
          <Measured measured={shown.measured} from={from} />
        </Suspense>
      )}
      {shown !== undefined && <SegmentBytes key={shown.row} detail={shown} connection={connection} from={from} />}
    </>
  );
}
