import { bookComparison, explainClose } from "@tcp-ladder/ladder";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import type { LadderState } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";
import { BookTable } from "./BookTable.tsx";
import { Maths } from "./Maths.tsx";
import styles from "./Side.module.css";

/** While no segment is chosen: how the connection ended, and the book's figures beside it. */
export function ConnectionSide({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const locale = useLanguage();
  const { connection } = ladder;
  const rows = useMemo(
    () => ladder.cache.read({ from: 0, to: Math.min(ladder.connection.segments, WHOLE_CONNECTION_ROWS) }),
    [ladder],
  );
  if (rows === undefined || rows.from !== 0) return <p className={styles.aside}>{t("detail.none")}</p>;
  const whole = rows.columns.length === connection.segments;
  const close = whole ? explainClose(connection, rows.columns, locale) : undefined;
  const figures = bookComparison(rows.columns, connection, locale, rows.statesBefore).filter(
    ({ figure }) => whole || figure === "2.2",
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
      {figures.map((figure) => (
        <BookTable key={figure.figure} figure={figure} />
      ))}
      <p className={styles.aside}>{t("detail.none")}</p>
    </>
  );
}
