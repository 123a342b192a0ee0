import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorTexts } from "../i18n/server-words.ts";
import { startLive, stopLive } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import styles from "./LiveBox.module.css";

/** Starts and stops a live capture; where none is possible, says why and what mends it. */
export function LiveBox() {
  const { t } = useTranslation();
  const live = useApp((state) => state.live);
  const capture = useApp((state) => state.capture);
  const running = useApp((state) => state.status?.state === "live");
  const demoCapture = useApp((state) => state.demo.capture);
  const { message, remedy } = useErrorTexts();
  const [chosen, setDevice] = useState("lo");
  const [filter, setFilter] = useState("tcp");
  if (live === undefined) return null;
  if (!live.possible) {
    return (
      <section className={styles.impossible} role="note">
        <h2>{t("live.impossible")}</h2>
        {live.reason !== undefined && (
          <>
            <p>{message(live.reason)}</p>
            <p>{t("live.fix")}</p>
            <code>{remedy(live.reason)}</code>
          </>
        )}
      </section>
    );
  }
  const names = live.interfaces.map(({ name }) => name);
  const device = names.includes(chosen) ? chosen : (names[0] ?? chosen);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    startLive(device, filter.trim());
  };
  return (
    <details className={styles.box}>
      <summary>{t("live.title")}</summary>
      <form onSubmit={start}>
        <label>
          {t("live.interface")}
          <select value={device} onChange={(event) => setDevice(event.target.value)}>
            {live.interfaces.map(({ name, addresses }) => (
              <option key={name} value={name}>
                {addresses.length === 0 ? name : `${name}  ${addresses[0]}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("live.filter")}
          <input
            value={filter}
            placeholder={t("live.filterHint")}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
        <button type="submit">{t("live.start")}</button>
      </form>
      {running && capture !== undefined && capture !== demoCapture && (
        <button type="button" className={styles.stop} onClick={() => stopLive(capture)}>
          {t("captures.stop")}
        </button>
      )}
    </details>
  );
}
