import type { ConnectionSummary } from "@tcp-ladder/flow";
import type { Theme } from "@tcp-ladder/ladder";
import { useId, useState } from "react";
import { Dialog } from "../components/Dialog.tsx";
import { Segmented } from "../components/Segmented.tsx";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { closeDialog } from "../store/actions.ts";
import { formatCount } from "../store/format.ts";
import { chosenRun, hasDropped } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import { DataFormats } from "./DataFormats.tsx";
import styles from "./ExportDialog.module.css";
import { JobLine } from "./JobLine.tsx";
import { Pictures } from "./Pictures.tsx";
import { parseRange } from "./range.ts";
import type { ExportJob } from "./run-export.ts";
import { TextFormats } from "./TextFormats.tsx";
import { EXPORT_TEXTS } from "./texts.ts";
import { useJob } from "./use-job.ts";

/** Takes the connection on the figure out of the page, whole or in part. */
export function ExportDialog() {
  const connection = useApp((state) => state.ladder?.connection);
  const capture = useApp((state) => state.ladder?.capture);
  const name = useApp(({ captures, ladder }) => captures?.find(({ id }) => id === ladder?.capture)?.name);
  const title = useCaptureName()(capture);
  if (connection === undefined || capture === undefined) return null;
  const named = { captureName: name ?? "capture", captureTitle: title ?? "capture" };
  return <Choices connection={connection} capture={capture} {...named} />;
}

function Choices({
  connection,
  capture,
  captureName,
  captureTitle,
}: {
  readonly connection: ConnectionSummary;
  readonly capture: string;
  readonly captureName: string;
  readonly captureTitle: string;
}) {
  const locale = useLanguage();
  const texts = EXPORT_TEXTS[locale];
  const settings = useApp((state) => state.route.settings);
  const { numbers, spacing, chosen } = settings;
  const picked = chosenRun(settings);
  const dropped = useApp(hasDropped);
  const [first, setFirst] = useState(picked === undefined ? "" : String(picked.from + 1));
  const [last, setLast] = useState(picked === undefined ? "" : String(picked.to + 1));
  const [theme, setTheme] = useState<Theme>("light");
  const { state, run, cancel } = useJob();
  const ids = { first: useId(), last: useId(), bad: useId() };

  const { segments } = connection;
  const range = parseRange(first, last, segments);
  const named = { capture, captureName, captureTitle, connection };
  const what = range && { ...named, range, theme, numbers, spacing, locale, chosen, dropped };
  const start = (work: (job: ExportJob) => Promise<string>): void => {
    if (what !== undefined) void run((hooks) => work({ ...what, ...hooks }));
  };
  const offers = { texts, locale, range, busy: state.kind === "working", start };
  const field = (id: string, label: string, value: string, set: (value: string) => void, empty: number) => (
    <span>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        size={8}
        value={value}
        placeholder={String(empty)}
        aria-invalid={range === undefined}
        aria-describedby={range === undefined ? ids.bad : undefined}
        onChange={({ target }) => set(target.value)}
      />
    </span>
  );
  return (
    <Dialog title={texts.title} onClose={() => closeDialog("export")}>
      <div className={styles.body}>
        <p className={styles.about}>{texts.connection(captureTitle)}</p>
        <fieldset className={styles.range}>
          <legend>{texts.range}</legend>
          {field(ids.first, texts.from, first, setFirst, 1)}
          {field(ids.last, texts.to, last, setLast, segments)}
          <span>{texts.ofSegments(formatCount(segments, locale))}</span>
          {range === undefined && (
            <p id={ids.bad} className={styles.beyond}>
              {texts.badRange}
            </p>
          )}
        </fieldset>
        <div className={styles.scroll}>
          <Pictures {...offers}>
            <Segmented
              name={texts.look}
              value={theme}
              onChange={setTheme}
              choices={(["light", "dark", "contrast"] as const).map((value) => ({ value, name: texts.themes[value] }))}
            />
          </Pictures>
          <TextFormats {...offers} />
          <DataFormats {...offers} />
        </div>
        <div className={styles.foot}>
          <JobLine state={state} texts={texts} locale={locale} onCancel={cancel} />
          <button type="button" onClick={() => closeDialog("export")}>
            {texts.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
