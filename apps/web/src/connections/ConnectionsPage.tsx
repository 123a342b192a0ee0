import type { ListedConnection } from "@tcp-ladder/protocol";
import { X } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import view from "../components/ViewPage.module.css";
import { useLanguage } from "../i18n/use-language.ts";
import { toggleConnections } from "../store/actions.ts";
import { formatCount } from "../store/format.ts";
import type { ListSettings } from "../store/list-settings.ts";
import { changeSettings, goTo, goToView } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./ConnectionsPage.module.css";
import { ConnectionTable } from "./ConnectionTable.tsx";
import { FilterField } from "./FilterField.tsx";
import { sortAfter } from "./moves.ts";
import { PickBar } from "./PickBar.tsx";
import "./speak.ts";
import { useList } from "./use-list.ts";

/** Where the reader stood in which list: whoever comes back from a connection finds the row again. */
let left: { readonly key: string; readonly row: number } | undefined;

/** All connections of the capture on the page, as a table. */
export function ConnectionsPage({ capture }: { readonly capture: string }) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  const { list: settings, beside } = useApp((state) => state.route.settings);
  const { pages, shown, newer } = useList(capture, settings);
  const grid = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const key = JSON.stringify([capture, settings]);

  const change = useCallback((news: Partial<ListSettings>) => {
    const { list } = useApp.getState().route.settings;
    changeSettings({ list: { ...list, ...news } });
  }, []);
  const filter = useCallback((text: string) => change({ filter: text }), [change]);
  const open = useCallback(
    ({ id }: ListedConnection) => {
      if (beside === undefined) goTo(capture, id);
      else goToView({ view: "compare", beside: { capture, connection: id }, chosen: undefined }, beside);
    },
    [capture, beside],
  );
  const leave = (): void => {
    if (beside === undefined) toggleConnections();
    else changeSettings({ beside: undefined });
  };
  const toRows = (): void => grid.current?.focus();
  const toFilter = (): void => field.current?.select();
  const remember = useCallback(
    (row: number) => {
      left = { key, row };
      pages.standOn(row);
    },
    [key, pages],
  );

  useEffect(() => grid.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    // The keys work wherever the focus is, but where someone types.
    const keys = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.target !== document.body) return;
      if (event.key === "/") toFilter();
      else if (event.key === "Escape") leave();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  });

  const { matched, total } = shown;
  const counted =
    matched === total
      ? t("all", { count: total, formatted: formatCount(total, language) })
      : t("matched", {
          count: total,
          formatted: formatCount(matched, language),
          total: formatCount(total, language),
        });
  return (
    <section className={view.page} aria-labelledby="table-title">
      <div className={view.bar}>
        <h2 id="table-title">{t("title")}</h2>
        <p className={styles.count} role="status">
          {shown.turn > 0 && counted}
        </p>
        <FilterField value={settings.filter} trouble={shown.trouble} field={field} onChange={filter} onLeave={toRows} />
        {newer > 0 && (
          <button type="button" className={styles.newer} onClick={() => pages.restart()}>
            {t("newer", { count: newer, formatted: formatCount(newer, language) })}
          </button>
        )}
        <IconButton icon={X} name={t("back")} onClick={toggleConnections} className={view.close} />
      </div>
      {beside !== undefined && <PickBar beside={beside} capture={capture} />}
      <div className={styles.rows}>
        {shown.turn > 0 && matched === 0 && <p className={styles.none}>{t(total === 0 ? "nothing" : "none")}</p>}
        <ConnectionTable
          pages={pages}
          shown={shown}
          settings={settings}
          grid={grid}
          start={left?.key === key ? left.row : 0}
          onSort={(sort) => change({ sort, ...sortAfter(settings, sort) })}
          onOpen={open}
          onCompare={({ id }) => changeSettings({ beside: { capture, connection: id } })}
          onFilter={toFilter}
          onLeave={leave}
          onActive={remember}
        />
      </div>
      <p className={styles.keys}>{t("keys")}</p>
    </section>
  );
}
