import { useVirtualizer } from "@tanstack/react-virtual";
import type { ConnectionSummary } from "@tcp-ladder/flow";
import { useDeferredValue, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { compareWith, toggleConnections } from "../store/actions.ts";
import { outcome, repeats } from "../store/course.ts";
import { connectionBytes, elapsedNs, formatBytes, formatCount, formatDuration } from "../store/format.ts";
import { goTo } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./ConnectionList.module.css";
import { CourseBar } from "./CourseBar.tsx";

const ITEM_REMS = 4.25;

/** The connections of the capture on the page, each with a small picture of its course. */
export function ConnectionList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useDeferredValue(useApp((state) => state.list));
  const ladder = useDeferredValue(useApp((state) => state.ladder));
  const shown = ladder?.connection.id;
  const capture = useApp((state) => state.capture);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the list is small and the compiler is not used
  const virtual = useVirtualizer({
    count: list.connections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ITEM_REMS * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 6,
  });
  const live = useApp((state) => state.status?.state === "live");
  const at = list.connections.findIndex(({ id }) => id === shown);
  // What is captured now comes at the top, and moves nobody's list.
  useEffect(() => {
    if (at < 0 || live) return;
    const { startIndex = 0, endIndex = -1 } = virtual.range ?? {};
    virtual.scrollToIndex(at, { align: at >= startIndex && at <= endIndex ? "auto" : "center" });
  }, [virtual, at, live, shown]);
  const ends = [list.connections[0]?.id ?? 0, list.connections.at(-1)?.id ?? 0];
  const isPart = list.connections.length > 0 && list.matched > list.connections.length;
  return (
    <section className={styles.section} aria-labelledby="connections-title">
      <h2 id="connections-title">
        {t("connections.title")}
        {list.total > 1 && <small> {formatCount(list.total, language)}</small>}
      </h2>
      {isPart && (
        <p className={styles.part}>
          <button type="button" onClick={toggleConnections}>
            {t("connections.allOf", { formatted: formatCount(list.total, language) })}
          </button>
          <span>
            {t("connections.part", {
              from: formatCount(Math.min(...ends), language),
              to: formatCount(Math.max(...ends), language),
            })}
          </span>
        </p>
      )}
      {list.connections.length === 0 ? (
        <p className={styles.none}>{t("connections.none")}</p>
      ) : (
        <div ref={scroller} className={styles.scroller}>
          <ul style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const listed = list.connections[index];
              // The one on the figure is told sooner than the list.
              const connection = listed?.id === shown ? ladder?.connection : listed;
              return connection === undefined ? null : (
                <li key={connection.id} style={{ transform: `translateY(${start}px)` }}>
                  <button
                    type="button"
                    aria-current={connection.id === shown ? "true" : undefined}
                    onClick={() => goTo(capture, connection.id)}
                  >
                    <Item connection={connection} />
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {list.total > 1 && (
        <p className={styles.more}>
          {!isPart && (
            <button type="button" onClick={toggleConnections}>
              {t("connections.all")}
            </button>
          )}
          {shown !== undefined && capture !== undefined && (
            <button type="button" onClick={() => compareWith({ capture, connection: shown })}>
              {t("connections.compare")}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function Item({ connection }: { readonly connection: ConnectionSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bytes = connectionBytes(connection);
  const again = repeats(connection);
  const facts = [
    t("connections.segments", { count: connection.segments, formatted: formatCount(connection.segments, language) }),
    formatDuration(elapsedNs(connection.first, connection.last)),
    ...(bytes > 0 ? [formatBytes(bytes)] : []),
  ];
  return (
    <>
      <span className={styles.line}>
        <b>
          {connection.client.port} → {connection.server.port}
        </b>
        <span>{t(`connections.${outcome(connection)}`)}</span>
      </span>
      <span className={styles.facts}>
        <span>{facts.join(" · ")}</span>
        {again > 0 && <em>{t("connections.repeats", { count: again, formatted: formatCount(again, language) })}</em>}
      </span>
      <CourseBar connection={connection} />
    </>
  );
}
