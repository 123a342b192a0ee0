import { useTranslation } from "react-i18next";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import type { Place } from "../store/list-settings.ts";
import { changeSettings, goToView } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./ConnectionsPage.module.css";

/** While a connection to compare with is looked for: with which, and in which capture. */
export function PickBar({ beside, capture }: { readonly beside: Place; readonly capture: string }) {
  const { t } = useTranslation("table");
  const captures = useApp((state) => state.captures) ?? [];
  const nameOf = useCaptureName();
  const name = nameOf(beside.capture) ?? beside.capture;
  return (
    <div className={styles.pick}>
      <p role="status">{t("picking", { name: `${name} · ${beside.connection}` })}</p>
      <label>
        {t("pickingCapture")}
        <select
          value={capture}
          onChange={(event) => goToView({}, { capture: event.target.value, connection: undefined })}
        >
          {captures.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one.id)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => changeSettings({ beside: undefined })}>
        {t("pickingStop")}
      </button>
    </div>
  );
}
