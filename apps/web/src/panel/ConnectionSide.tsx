import { NOTE_NAMES, type SegmentColumns } from "@tcp-ladder/flow";
import {
  courseWords,
  explainClose,
  explainSegment,
  explainSuperseded,
  noteTitle,
  openingShape,
} from "@tcp-ladder/ladder";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Maths } from "../components/Maths.tsx";
import styles from "../components/Side.module.css";
import { useReading } from "../i18n/reading.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { showFacing } from "../store/actions.ts";
import { elapsedNs, formatCount, formatDuration } from "../store/format.ts";
import { handshakeRtt } from "../store/handshake-rtt.ts";
import { type LadderState, useApp } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";

/** While no segment is chosen: how the connection ended, its course in a few words, and where there is more to read. */
export function ConnectionSide({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const reading = useReading();
  const locale = useLanguage();
  const numbers = useApp((state) => state.route.settings.numbers);
  const { connection, calls } = ladder;
  const rows = useMemo(
    () => ladder.cache.read({ from: 0, to: Math.min(ladder.connection.segments, WHOLE_CONNECTION_ROWS) }),
    [ladder],
  );
  if (rows === undefined || rows.from !== 0) return <p className={styles.aside}>{t("detail.none")}</p>;
  const whole = rows.columns.length === connection.segments;
  const close = whole ? explainClose(connection, rows.columns, locale) : undefined;
  const words = courseWords({ ...rows, connection, calls }, locale);
  const refused = whole && openingShape(rows.columns, rows.statesBefore).kind === "refused";
  const refusal = refused
    ? explainSegment(rows.columns, lastReset(rows.columns), connection, locale, rows.statesBefore, numbers)
    : undefined;
  const rttNs = handshakeRtt(connection);
  const superseded = explainSuperseded(connection, locale);
  const notes = NOTE_NAMES.map((name, bit) => ({ name, count: connection.noteCounts[bit] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  return (
    <>
      {close !== undefined && (
        <>
          <h2 className={`${styles.title} ${close.shape.kind === "reset" ? styles.trouble : styles.closing}`}>
            {close.title}
          </h2>
          <div className={styles.prose}>
            {close.sentences.map((sentence, at) => (
              <p key={at}>
                <Maths parts={sentence} />
              </p>
            ))}
          </div>
        </>
      )}
      {close === undefined && refusal !== undefined && (
        <>
          <h2 className={`${styles.title} ${styles.trouble}`}>{words[0]?.title}</h2>
          <div className={styles.prose}>
            {refusal.sentences.map((sentence, at) => (
              <p key={at}>
                <Maths parts={sentence} />
              </p>
            ))}
          </div>
        </>
      )}
      {superseded !== undefined && (
        <div className={styles.prose}>
          <p>{superseded}</p>
        </div>
      )}
      <dl className={styles.facts}>
        {words.map(({ phase, title, remark }) => fact(phase, title, remark, styles[phase]))}
        {fact("segments", t("detail.segments"), formatCount(connection.segments, locale))}
        {fact("duration", t("detail.duration"), formatDuration(elapsedNs(connection.first, connection.last)))}
        {rttNs !== undefined && !refused && fact("rtt", t("detail.rtt"), formatDuration(rttNs))}
        {notes.map(({ name, count }) =>
          fact(name, noteTitle(name, locale), `${formatCount(count, locale)} ×`, styles.trouble),
        )}
      </dl>
      <p className={styles.more}>
        {(["book", "states"] as const).map((facing) => (
          <button type="button" key={facing} onClick={() => showFacing(facing)}>
            {reading[facing === "book" ? "bookTitle" : "statesTitle"]}
          </button>
        ))}
      </p>
      <p className={styles.aside}>{t("detail.none")}</p>
    </>
  );
}

function fact(key: string, name: string, value: string, colour = "") {
  return (
    <div key={key}>
      <dt className={colour}>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const RST = 0x04;

/** What refused the connection; the SYN may have been sent again since. */
function lastReset({ flags, length }: SegmentColumns): number {
  return Math.max(
    0,
    flags.subarray(0, length).findLastIndex((bits) => (bits & RST) !== 0),
  );
}
