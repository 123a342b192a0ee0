import { Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useErrorTexts } from "../i18n/server-words.ts";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { openDialog } from "../store/actions.ts";
import { formatBytes, formatCount, portOfFilter } from "../store/format.ts";
import { losses } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import styles from "./StatusLine.module.css";

/** What is on the page and how much of it was lost; every loss under its own name. */
export function StatusLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sentence } = useErrorTexts();
  const status = useApp((state) => state.status);
  const ladder = useApp((state) => state.ladder);
  const name = useCaptureName()(useApp((state) => state.capture));
  const isGone = useApp(
    ({ capture, captures }) => capture !== undefined && captures?.some(({ id }) => id === capture) === false,
  );
  const link = useApp((state) => state.link);
  if (link === "connecting") return <p className={styles.line}>{t("status.connecting")}</p>;
  if (status === undefined) return <p className={styles.line}>{t("status.liveView")}</p>;

  const lost = losses({ status, ladder });
  const dropped = status.drops.kernel + status.drops.interface + status.drops.file;
  const segments = t("connections.segments", {
    count: status.segments,
    formatted: formatCount(status.segments, language),
  });
  return (
    <p className={styles.line}>
      <span className={styles.place}>
        <span>{place()}</span>
        <button type="button" className={styles.about} onClick={() => openDialog("about")}>
          <Info size="1rem" strokeWidth={1.75} aria-hidden="true" />
          <span>
            {status.comments === undefined
              ? t("status.about")
              : t("status.comments", { count: status.comments, formatted: formatCount(status.comments, language) })}
          </span>
        </button>
      </span>
      <span className={styles.count}>
        <span className={status.state === "complete" ? styles.done : styles.pulse} aria-hidden="true" />
        {segments}
        {PUNCTUATION[language].comma}
        {t("status.lost", { lost: formatCount(dropped, language) })}
      </span>
      {lost.map(({ name: loss, count }) => (
        <span className={styles.loss} key={loss}>
          {t(`loss.${loss}`, { count, formatted: formatCount(count, language) })}
        </span>
      ))}
      {status.live?.notice !== undefined && <span className={styles.loss}>{sentence(status.live.notice)}</span>}
    </p>
  );

  function place(): string {
    if (status?.state === "live" && status.live !== undefined) {
      const { interface: device, filter } = status.live;
      const port = portOfFilter(filter);
      const what = port === undefined ? filter : t("status.port", { port });
      return [t("status.live", { interface: device }), what].filter((part) => part !== "").join(" · ");
    }
    if (status?.state === "loading") {
      const bytes = formatBytes(status.bytes);
      return status.totalBytes === undefined
        ? t("status.loadingUnknown", { bytes })
        : t("status.loading", { bytes, total: formatBytes(status.totalBytes) });
    }
    return name ?? t(isGone ? "status.gone" : "status.liveView");
  }
}
