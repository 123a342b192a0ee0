import { labelParts } from "@tcp-ladder/ladder";
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { Maths } from "../components/Maths.tsx";
import { Segmented } from "../components/Segmented.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { formatCount, formatElapsed } from "../store/format.ts";
import { ALIGNMENTS, type Alignment } from "../store/list-settings.ts";
import { useApp } from "../store/state.ts";
import styles from "./StepBar.module.css";
import type { Step } from "./step-list.ts";
import { elapsedAt } from "./steps.ts";
import type { ComparedRows } from "./use-rows.ts";

/** Where both are, what each sends there and when; and by what they are stepped. */
export function StepBar({
  a,
  b,
  rows,
  step,
  last,
  alignment,
  onStep,
  onAlign,
}: {
  readonly a: ComparedRows;
  readonly b: ComparedRows;
  readonly rows: Step;
  readonly step: number;
  /** The last step there is. */
  readonly last: number;
  readonly alignment: Alignment;
  readonly onStep: (step: number) => void;
  readonly onAlign: (by: Alignment) => void;
}) {
  const { t } = useTranslation("compare");
  const locale = useLanguage();
  const at = t("at", { step: formatCount(step + 1, locale), steps: formatCount(last + 1, locale) });
  return (
    <div className={styles.bar}>
      <fieldset className={styles.buttons} aria-label={t("steps")}>
        <IconButton icon={ChevronFirst} name={t("start")} disabled={step === 0} onClick={() => onStep(0)} />
        <IconButton icon={ChevronLeft} name={t("backOne")} disabled={step === 0} onClick={() => onStep(step - 1)} />
        <IconButton
          icon={ChevronRight}
          name={t("forwardOne")}
          disabled={step === last}
          onClick={() => onStep(step + 1)}
        />
        <IconButton icon={ChevronLast} name={t("end")} disabled={step === last} onClick={() => onStep(last)} />
      </fieldset>
      <input
        type="range"
        className={styles.all}
        aria-label={t("steps")}
        aria-valuetext={at}
        min={0}
        max={last}
        value={step}
        onChange={({ target }) => onStep(Number(target.value))}
      />
      <div className={styles.now} role="status">
        <p>{at}</p>
        <Now side="A" rows={a} row={rows.a} />
        <Now side="B" rows={b} row={rows.b} />
      </div>
      <Segmented
        name={t("align")}
        value={alignment}
        onChange={onAlign}
        choices={ALIGNMENTS.map((value) => ({ value, name: t(value) }))}
      />
    </div>
  );
}

function Now({
  side,
  rows: { columns, connection },
  row,
}: {
  readonly side: string;
  readonly rows: ComparedRows;
  readonly row: number | undefined;
}) {
  const { t } = useTranslation("compare");
  const numbers = useApp((state) => state.route.settings.numbers);
  return (
    <p>
      <b>{side}</b>{" "}
      {row === undefined ? (
        <span className={styles.at}>{t("nothing")}</span>
      ) : (
        <>
          <Maths parts={labelParts(columns, row, connection, numbers)} />{" "}
          <span className={styles.at}>{t("now", { time: formatElapsed(elapsedAt(columns, row)) })}</span>
        </>
      )}
    </p>
  );
}
