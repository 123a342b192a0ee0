import { ArrowLeftRight, Replace, X } from "lucide-react";
import { useCallback, useLayoutEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import view from "../components/ViewPage.module.css";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { compareWith } from "../store/actions.ts";
import type { Alignment, Place } from "../store/list-settings.ts";
import { changeSettings, goTo, goToView } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import { CompareLadder } from "./CompareLadder.tsx";
import styles from "./ComparePage.module.css";
import { differences } from "./differences.ts";
import { StepBar } from "./StepBar.tsx";
import { differenceText } from "./sentences.ts";
import { type SideName, stepAt, stepOf } from "./step-list.ts";
import { alignSteps } from "./steps.ts";
import "./speak.ts";
import { bindStepKeys } from "./step-keys.ts";
import { type ComparedRows, useRows } from "./use-rows.ts";

/** Sentences at most: whoever wants to know more sees it. */
const SENTENCES = 5;

/** Two connections side by side, stepped together, with what differs said in sentences. */
export function ComparePage({ capture }: { readonly capture: string }) {
  const { t } = useTranslation("compare");
  const connection = useApp(({ route, ladder }) => route.connection ?? ladder?.connection.id ?? 0);
  const beside = useApp((state) => state.route.settings.beside);
  const place = useMemo(() => ({ capture, connection }), [capture, connection]);
  const other = beside ?? place;
  const a = useRows(place);
  const b = useRows(other);
  return (
    <section className={view.page} aria-labelledby="compare-title">
      <div className={`${view.bar} ${styles.bar}`}>
        <h2 id="compare-title">{t("title")}</h2>
        <button type="button" className={styles.other} onClick={() => compareWith(place)}>
          <Replace className={styles.picture} size={17} strokeWidth={1.75} aria-hidden="true" />
          <span>{t("other")}</span>
        </button>
        <IconButton
          icon={ArrowLeftRight}
          name={t("swap")}
          onClick={() => goToView({ beside: place }, { capture: other.capture, connection: other.connection })}
        />
        <IconButton
          icon={X}
          name={t("back")}
          onClick={() => goTo(place.capture, place.connection)}
          className={view.close}
        />
      </div>
      {a === undefined || b === undefined ? (
        <p className={styles.waiting}>{t("waiting")}</p>
      ) : (
        <Both key={`${key(place)} ${key(other)}`} a={a} b={b} />
      )}
    </section>
  );
}

const key = ({ capture, connection }: Place) => `${capture}/${connection}`;
const setStep = (step: number): void => changeSettings({ step });

function Both({ a, b }: { readonly a: ComparedRows; readonly b: ComparedRows }) {
  const { t } = useTranslation("compare");
  const locale = useLanguage();
  const { alignment, step } = useApp((state) => state.route.settings);
  const steps = useMemo(() => alignSteps(a.columns, b.columns, alignment), [a.columns, b.columns, alignment]);
  const said = useMemo(
    () =>
      differences(a, b)
        .slice(0, SENTENCES)
        .map((one) => differenceText(one, t, locale)),
    [a, b, t, locale],
  );
  const last = Math.max(0, steps.length - 1);
  const now = Math.min(step, last);
  const goToRow = useCallback((side: SideName, row: number) => setStep(stepOf(steps, side, row)), [steps]);
  const chooseA = useCallback((row: number) => goToRow("a", row), [goToRow]);
  const chooseB = useCallback((row: number) => goToRow("b", row), [goToRow]);
  // With the steps that are drawn: a key that came between would go by those before.
  useLayoutEffect(() => bindStepKeys(last, () => goTo(a.place.capture, a.place.connection)), [last, a.place]);
  // Aligned otherwise, what is looked at stays.
  const align = (by: Alignment): void => {
    const [side, row] = steps.a[now] === -1 ? (["b", steps.b[now]] as const) : (["a", steps.a[now]] as const);
    changeSettings({ alignment: by, step: stepOf(alignSteps(a.columns, b.columns, by), side, row ?? 0) });
  };
  const rows = stepAt(steps, now);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where there is little room it scrolls, and has to be reached by the keyboard */}
      <div className={styles.differences} role="note" aria-label={t("differences")} tabIndex={0}>
        {said.length === 0 ? <p>{t("same")}</p> : said.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
      <div className={styles.ladders}>
        <Half side="A" rows={a} chosen={rows.a} seen={steps.reached.a[now] ?? -1} onChoose={chooseA} />
        <Half side="B" rows={b} chosen={rows.b} seen={steps.reached.b[now] ?? -1} onChoose={chooseB} />
      </div>
      <StepBar a={a} b={b} rows={rows} step={now} last={last} alignment={alignment} onStep={setStep} onAlign={align} />
    </>
  );
}

function Half(props: Parameters<typeof CompareLadder>[0]) {
  const { t } = useTranslation("compare");
  const { capture, connection } = props.rows.place;
  const name = useCaptureName()(capture) ?? capture;
  return (
    <div className={styles.half}>
      <p className={styles.name}>
        <b>{props.side}</b> {t("place", { capture: name, connection })}
      </p>
      <div className={styles.ladder}>
        <CompareLadder {...props} />
      </div>
    </div>
  );
}
