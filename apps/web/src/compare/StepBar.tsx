import { labelParts } from "@tcp-ladder/ladder";
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { Maths } from "../components/Maths.tsx";
import { Segmented } from "../components/Segmented.tsx";
import { formatElapsed } from "../store/format.ts";
import { ALIGNMENTS, type Alignment } from "../store/list-settings.ts";
import { changeSettings } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./StepBar.module.css";
import { elapsedAt, type Step } from "./steps.ts";
import type { ComparedRows } from "./use-rows.ts";

/** Where both are, what each sends there and when; and by what they are stepped. */
export function StepBar({
  a,
  b,
  steps,
  step,
  alignment,
  onStep,
}: {
  readonly a: ComparedRows;
  readonly b: ComparedRows;
  readonly steps: readonly Step[];
  readonly step: number;
  readonly alignment: Alignment;
  readonly onStep: (step: number) => void;
}) {
  const { t } = useTranslation("compare");
  const last = Math.max(0, steps.length - 1);
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
      <div className={styles.now} role="status">
        <p>{t("at", { step: step + 1, steps: steps.length })}</p>
        <Now side="A" rows={a} row={steps[step]?.a} />
        <Now side="B" rows={b} row={steps[step]?.b} />
      </div>
      <Segmented
        name={t("align")}
        value={alignment}
        onChange={(value) => changeSettings({ alignment: value })}
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
