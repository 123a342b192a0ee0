import { legend } from "@tcp-ladder/ladder";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { useApp } from "../store/state.ts";
import styles from "./Legend.module.css";
import { Maths } from "./Maths.tsx";

/** What J, K, M and N stand for here. */
export function Legend() {
  const { t } = useTranslation();
  const locale = useLanguage();
  const connection = useDeferredValue(useApp((state) => state.ladder?.connection));
  if (connection === undefined) return null;
  return (
    <ul className={styles.legend} aria-label={t("legend.title")} title={t("legend.slant")}>
      {legend(connection, locale).map(({ symbol, value, meaning }) => (
        <li key={symbol}>
          <p className={styles.value}>
            <i className="symbol">{symbol}</i> = {value}
          </p>
          <p className={styles.meaning}>
            <Maths parts={meaning} />
          </p>
        </li>
      ))}
    </ul>
  );
}
