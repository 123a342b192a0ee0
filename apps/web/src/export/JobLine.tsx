import type { Locale } from "@tcp-ladder/ladder";
import { errorTexts } from "../i18n/server-words.ts";
import { formatCount } from "../store/format.ts";
import { ServerRefusal } from "../store/stream-rows.ts";
import styles from "./ExportDialog.module.css";
import { NoClipboard } from "./save.ts";
import type { ExportTexts } from "./texts.ts";
import type { JobState } from "./use-job.ts";

/** How far the work is, with a way to stop it; or what came of it. */
export function JobLine({
  state,
  texts,
  locale,
  onCancel,
}: {
  readonly state: JobState;
  readonly texts: ExportTexts;
  readonly locale: Locale;
  readonly onCancel: () => void;
}) {
  const count = (n: number) => formatCount(n, locale);
  return (
    <div className={styles.job}>
      {state.kind === "working" && (
        <>
          <progress
            value={state.done}
            max={state.total}
            aria-label={texts[state.phase](count(state.done), count(state.total))}
          />
          <span>{texts[state.phase](count(state.done), count(state.total))}</span>
          <button type="button" className={styles.action} onClick={onCancel}>
            {texts.cancel}
          </button>
        </>
      )}
      <p role="status">{outcome()}</p>
    </div>
  );

  function outcome() {
    if (state.kind === "done") return state.message;
    if (state.kind === "cancelled") return texts.cancelled;
    if (state.kind !== "failed") return "";
    const { error } = state;
    if (error instanceof NoClipboard) return texts.noClipboard;
    if (error instanceof ServerRefusal) return texts.failed(errorTexts(locale).message(error.body));
    return texts.failed(error instanceof Error ? error.message : String(error));
  }
}
