import { explainClose } from "@tcp-ladder/ladder";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Maths } from "../components/Maths.tsx";
import { useReading } from "../i18n/reading.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useSize } from "../interactions/use-size.ts";
import { choose } from "../store/actions.ts";
import { type LadderState, useApp } from "../store/state.ts";
import styles from "./BookPage.module.css";
import { Footnotes } from "./Footnotes.tsx";
import { SpreadFigure } from "./SpreadFigure.tsx";
import { useSpreads } from "./use-spreads.ts";

/** The book's figures of the handshake and the close, next to what was captured in their place. */
export function BookPage({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const reading = useReading();
  const locale = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const chosen = useApp(({ route }) => route.settings.chosen);
  const found = useSpreads(ladder);
  const close = useMemo(
    () => (found?.whole ? explainClose(ladder.connection, found.rows.columns, locale) : undefined),
    [found, ladder, locale],
  );
  return (
    <div ref={box} className={styles.page}>
      <h2 className="visually-hidden">{reading.bookTitle}</h2>
      {found?.spreads.map((spread) => {
        const closing = spread.figure === "2.3" ? close : undefined;
        const prose = closing?.sentences ?? spread.remarks;
        return (
          <section key={spread.figure} className={styles.spread} data-figure={spread.figure}>
            <h3>
              {spread.title} <small>{reading.figure(spread.figure)}</small>
            </h3>
            {width > 0 && <SpreadFigure spread={spread} width={width} chosen={chosen} onChoose={choose} />}
            <Footnotes spread={spread} />
            <div className={styles.prose}>
              {closing !== undefined && <h4>{closing.title}</h4>}
              {prose.map((sentence, at) => (
                <p key={at}>
                  <Maths parts={sentence} />
                </p>
              ))}
            </div>
          </section>
        );
      })}
      {found !== undefined && !found.whole && <p className={styles.aside}>{reading.notYet}</p>}
      {found === undefined && <p className={styles.aside}>{t("banner.waiting")}</p>}
    </div>
  );
}
