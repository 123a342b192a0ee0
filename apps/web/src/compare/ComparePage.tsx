import { ArrowLeftRight, X } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { compareWith } from "../store/actions.ts";
import type { Place } from "../store/list-settings.ts";
import { goTo, goToView } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import { CompareLadder } from "./CompareLadder.tsx";
import styles from "./ComparePage.module.css";
import { differences } from "./differences.ts";
import { StepBar } from "./StepBar.tsx";
import { differenceText } from "./sentences.ts";
import { alignSteps, reached, type Step } from "./steps.ts";
import "./speak.ts";
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
    <section className={styles.page} aria-labelledby="compare-title">
      <div className={styles.bar}>
        <h2 id="compare-title">{t("title")}</h2>
        <button type="button" className={styles.other} onClick={() => compareWith(place)}>
          {t("other")}
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
          className={styles.close}
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

function Both({ a, b }: { readonly a: ComparedRows; readonly b: ComparedRows }) {
  const { t } = useTranslation("compare");
  const locale = useLanguage();
  const alignment = useApp((state) => state.route.settings.alignment);
  const steps = useMemo(() => alignSteps(a.columns, b.columns, alignment), [a, b, alignment]);
  const said = useMemo(
    () =>
      differences(a, b)
        .slice(0, SENTENCES)
        .map((one) => differenceText(one, t, locale)),
    [a, b, t, locale],
  );
  const [step, setStep] = useState(0);
  const now = Math.min(step, Math.max(steps.length - 1, 0));
  const goToRow = useCallback(
    (side: keyof Step, row: number) =>
      setStep(
        Math.max(
          0,
          steps.findIndex((one) => one[side] === row),
        ),
      ),
    [steps],
  );
  const chooseA = useCallback((row: number) => goToRow("a", row), [goToRow]);
  const chooseB = useCallback((row: number) => goToRow("b", row), [goToRow]);
  useEffect(() => bindStepKeys(steps.length, setStep, () => goTo(a.place.capture, a.place.connection)), [steps, a]);
  return (
    <>
      <div className={styles.differences} role="note" aria-label={t("differences")}>
        {said.length === 0 ? <p>{t("same")}</p> : said.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
      <div className={styles.ladders}>
        <Half side="A" rows={a} chosen={steps[now]?.a} seen={reached(steps, now, "a")} onChoose={chooseA} />
        <Half side="B" rows={b} chosen={steps[now]?.b} seen={reached(steps, now, "b")} onChoose={chooseB} />
      </div>
      <StepBar a={a} b={b} steps={steps} step={now} alignment={alignment} onStep={setStep} />
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

/** The keys of the figure, for both at once. */
function bindStepKeys(steps: number, setStep: (change: (before: number) => number) => void, leave: () => void) {
  const last = Math.max(0, steps - 1);
  const by: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowDown: 1,
    PageDown: 1,
    j: 1,
    ArrowLeft: -1,
    ArrowUp: -1,
    PageUp: -1,
    k: -1,
    Home: -steps,
    End: steps,
  };
  const keys = (event: KeyboardEvent): void => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, dialog") !== null;
    if (event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = by[event.key];
    if (move !== undefined) setStep((before) => Math.min(Math.max(Math.min(before, last) + move, 0), last));
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  };
  window.addEventListener("keydown", keys);
  return () => window.removeEventListener("keydown", keys);
}
