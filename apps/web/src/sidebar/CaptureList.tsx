import type { CaptureEntry } from "@tcp-ladder/protocol";
import { Download, Square, Trash2 } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { captureFileUrl, removeCapture, stopLive } from "../store/actions.ts";
import { formatBytes } from "../store/format.ts";
import { goTo } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./CaptureList.module.css";

/** Captures on the server: what was captured or opened here, and the samples. */
export function CaptureList() {
  const { t } = useTranslation();
  const captures = useApp((state) => state.captures);
  if (captures === undefined) return null;
  const newestFirst = [...captures].sort((a, b) => b.createdMs - a.createdMs);
  const own = newestFirst.filter(({ kind }) => kind !== "sample");
  const samples = captures.filter(({ kind }) => kind === "sample");
  return (
    <>
      {own.length > 0 && <List title={t("captures.title")} entries={own} />}
      {samples.length > 0 && <List title={t("captures.samples")} entries={samples} />}
    </>
  );
}

/** A file's name breaks where its parts meet, sooner than within one of them. */
const breakable = (name: string) =>
  name.split(/(?<=[._-])/).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));

function List({ title, entries }: { readonly title: string; readonly entries: readonly CaptureEntry[] }) {
  const { t } = useTranslation();
  const shown = useApp((state) => state.capture);
  const known = useCaptureName();
  const sizeOf = ({ state, bytes }: CaptureEntry): string =>
    state === "live" ? t("captures.live") : state === "loading" ? t("captures.arriving") : formatBytes(bytes);
  const nameOf = ({ id, name }: CaptureEntry): string => known(id) ?? name;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id} className={entry.id === shown ? styles.shown : undefined}>
            <button
              type="button"
              className={styles.name}
              aria-current={entry.id === shown ? "true" : undefined}
              onClick={() => goTo(entry.id)}
            >
              <span>{breakable(nameOf(entry))}</span>
              <small>{sizeOf(entry)}</small>
            </button>
            <span className={styles.tools}>
              {entry.state === "live" && (
                <IconButton icon={Square} name={t("captures.stop")} onClick={() => stopLive(entry.id)} />
              )}
              <a
                href={captureFileUrl(entry.id)}
                download={entry.name}
                aria-label={t("captures.download", { name: nameOf(entry) })}
                title={t("captures.download", { name: nameOf(entry) })}
              >
                <Download size="0.9375rem" strokeWidth={1.75} aria-hidden="true" />
              </a>
              {entry.kind !== "sample" && (
                <IconButton
                  icon={Trash2}
                  name={t("captures.remove", { name: nameOf(entry) })}
                  disabled={entry.state !== "complete"}
                  onClick={() => {
                    if (window.confirm(t("captures.confirmRemove", { name: nameOf(entry) })))
                      void removeCapture(entry.id);
                  }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
