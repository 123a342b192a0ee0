import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ListSettings } from "../store/list-settings.ts";
import styles from "./ConnectionTable.module.css";
import type { Column } from "./columns.tsx";

/** What a column is called; by most of them the list can be sorted. */
export function ColumnHead({
  column: { name, sort, number },
  settings,
  onSort,
}: {
  readonly column: Column;
  readonly settings: ListSettings;
  readonly onSort: (sort: ListSettings["sort"]) => void;
}) {
  const { t } = useTranslation("table");
  const sorted = sort !== undefined && settings.sort === sort;
  const direction = settings.descending ? "descending" : "ascending";
  const title = name in ABOUT ? t(`about.${name as AboutName}`) : undefined;
  const Arrow = settings.descending ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <div
      role="columnheader"
      className={number ? styles.number : undefined}
      aria-sort={sort === undefined ? undefined : sorted ? direction : "none"}
      title={title}
    >
      {sort === undefined ? (
        t(`column.${name}`)
      ) : (
        <button type="button" onClick={() => onSort(sort)}>
          {t(`column.${name}`)}
          {sorted && <Arrow size="0.75rem" strokeWidth={2} aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}

const ABOUT = {
  id: true,
  course: true,
  segments: true,
  clientBytes: true,
  serverBytes: true,
  start: true,
  duration: true,
  rtt: true,
  states: true,
  completeness: true,
  notes: true,
} as const;
type AboutName = keyof typeof ABOUT;
