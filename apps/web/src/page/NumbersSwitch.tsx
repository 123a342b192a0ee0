import type { NumberMode } from "@tcp-ladder/ladder";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "../components/Segmented.tsx";
import { nextNumbers } from "../store/actions.ts";
import { changeSettings } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./NumbersSwitch.module.css";

const FACES: readonly (readonly [NumberMode, ReactNode])[] = [
  [
    "symbolic",
    <>
      <i className="symbol">J</i>+1
    </>,
  ],
  ["relative", "1"],
  ["absolute", "1925249826"],
];

/** How sequence numbers are written; where there is little room, one button that goes from one to the next. */
export function NumbersSwitch() {
  const { t } = useTranslation();
  const numbers = useApp((state) => state.route.settings.numbers);
  const now = `${t("view.numbers")}: ${t(`view.${numbers}`)}`;
  return (
    <>
      <span className={styles.roomy}>
        <Segmented
          name={t("view.numbers")}
          value={numbers}
          onChange={(value) => changeSettings({ numbers: value })}
          choices={FACES.map(([value, face]) => ({ value, name: t(`view.${value}`), face }))}
        />
      </span>
      <button type="button" className={styles.compact} aria-label={now} title={now} onClick={nextNumbers}>
        {numbers === "symbolic" ? FACES[0]?.[1] : t(`view.${numbers}Short`)}
      </button>
    </>
  );
}
