import { useVirtualizer } from "@tanstack/react-virtual";
import type { ListedConnection } from "@tcp-ladder/protocol";
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { useSize } from "../interactions/use-size.ts";
import { formatCount } from "../store/format.ts";
import type { ListSettings } from "../store/list-settings.ts";
import { ColumnHead } from "./ColumnHead.tsx";
import styles from "./ConnectionTable.module.css";
import { type CellContext, type Column, columnsFor, NARROW } from "./columns.tsx";
import type { ListPages, ListSnapshot } from "./list-pages.ts";
import { activeAfter } from "./moves.ts";

/** Browsers draw no element much higher than 17 million pixels: a longer list is shown in blocks of so many rows. */
const BLOCK = 250_000;
const HEAD_REMS = 2.25;
const ROW_REMS = 2;
const NARROW_ROW_REMS = 3.25;
/** A few connections stand further apart: they are a list to read, and not one to look through. */
const FEW = 24;
const FEW_ROW_REMS = 2.75;
/** Where all columns have more room than they need, everything is larger by this. */
const ROOMY_FROM = 138;
const ROOMY = 1.25;
/** So many rows are to be seen above the one that someone comes back to. */
const ROWS_ABOVE = 5;
/** The head of the numbers, with the arrow that says how they are sorted. */
const HEAD_OF_ID_REMS = 2.75;

/** Connections in rows, of which only those that can be seen are here: a grid (WAI-ARIA practices) of one stop for Tab. */
export function ConnectionTable({
  pages,
  shown,
  settings,
  grid,
  start,
  onSort,
  onOpen,
  onCompare,
  onFilter,
  onLeave,
  onActive,
}: {
  readonly pages: ListPages;
  readonly shown: ListSnapshot;
  readonly settings: ListSettings;
  readonly grid: RefObject<HTMLDivElement | null>;
  /** The row to begin with. */
  readonly start: number;
  readonly onSort: (sort: ListSettings["sort"]) => void;
  readonly onOpen: (connection: ListedConnection) => void;
  readonly onCompare: (connection: ListedConnection) => void;
  readonly onFilter: () => void;
  readonly onLeave: () => void;
  readonly onActive: (index: number) => void;
}) {
  const { t } = useTranslation("table");
  const { t: page } = useTranslation();
  const locale = useLanguage();
  const { matched, began, turn } = shown;
  const [active, setActive] = useState(start);
  const [base, setBase] = useState(Math.floor(start / BLOCK) * BLOCK);
  const [seenTurn, setSeenTurn] = useState(turn);
  /** Wanted before it was here. */
  const [opening, setOpening] = useState<number>();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { width } = useSize(grid);
  const narrow = width / rem < NARROW;
  const columns = useMemo(() => columnsFor(width / rem), [width, rem]);
  const type = width / rem >= ROOMY_FROM ? ROOMY : 1;
  const rowRems = narrow ? NARROW_ROW_REMS : shown.total <= FEW ? FEW_ROW_REMS : ROW_REMS;
  const rowHeight = Math.round(rowRems * rem * type);
  const headHeight = Math.round(HEAD_REMS * rem * type);
  const count = Math.max(0, Math.min(matched - base, BLOCK));
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The head stands before the first row, and stays: so much less is seen of what the rows are counted in.
    scrollPaddingEnd: headHeight,
    initialOffset: Math.max(0, (start - base - ROWS_ABOVE) * rowHeight),
  });
  const items = virtual.getVirtualItems();
  const first = base + (items[0]?.index ?? 0);
  const last = base + (items.at(-1)?.index ?? 0) + 1;

  // Another question has been answered: its list begins at the top.
  if (seenTurn !== turn) {
    setSeenTurn(turn);
    if (seenTurn > 0) {
      setActive(0);
      setBase(0);
    }
  }
  // With the first one come the rows that can be scrolled by, as high as the width has them: whoever stood further down is
  // taken there.
  const begun = useRef(0);
  const wasAt = useRef(Math.max(0, start - base - ROWS_ABOVE));
  useEffect(() => {
    if (width === 0 || turn === begun.current) return;
    grid.current?.scrollTo({ top: begun.current > 0 ? 0 : wasAt.current * rowHeight });
    begun.current = turn;
  }, [turn, grid, width, rowHeight]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => pages.need(first, last), [pages, first, last, turn]);
  useEffect(() => onActive(active), [active, onActive]);
  const opened = opening === active ? pages.row(active) : undefined;
  useEffect(() => {
    if (opened === undefined) return;
    setOpening(undefined);
    onOpen(opened);
  }, [opened, onOpen]);

  const goTo = (index: number): void => {
    setOpening(undefined);
    setActive(index);
    const block = Math.floor(index / BLOCK) * BLOCK;
    setBase(block);
    if (block === base) virtual.scrollToIndex(index - block, { align: "auto" });
    else requestAnimationFrame(() => virtual.scrollToIndex(index - block, { align: "center" }));
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onHead = event.target !== event.currentTarget;
    const pageRows = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const next = activeAfter(event.key, active, matched, pageRows);
    const connection = pages.row(active);
    if (next !== undefined) goTo(next);
    else if (event.key === "Enter" && !onHead && connection === undefined) setOpening(active);
    else if (event.key === "Enter" && !onHead && connection !== undefined) onOpen(connection);
    else if (event.key === " " && !onHead && connection !== undefined) onCompare(connection);
    else if (event.key === "/") onFilter();
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
  };

  const digits = formatCount(Math.max(0, shown.total - 1), locale).length;
  const tracks = columns
    .map(({ name, track, narrowTrack = track }) =>
      name === "id"
        ? `${Math.max(digits * 0.5 + (narrow ? 0.75 : 1.25), HEAD_OF_ID_REMS)}rem`
        : narrow
          ? narrowTrack
          : track,
    )
    .join(" ")
    .replaceAll(/([\d.]+)rem/g, (_, rems: string) => `${Number(rems) * type}rem`);
  const context = useMemo<CellContext>(() => ({ t, page, locale, began }), [t, page, locale, began]);
  const activeRow = active >= first && active < last ? pages.row(active) : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table that draws only what can be seen cannot be a table element
    <div
      ref={grid}
      role="grid"
      className={narrow ? styles.narrow : styles.grid}
      style={
        { "--tracks": tracks, "--row": `${rowHeight}px`, "--head": `${headHeight}px`, "--type": type } as CSSProperties
      }
      tabIndex={0}
      aria-label={t("title")}
      aria-rowcount={matched + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeRow === undefined ? undefined : rowId(active)}
      onKeyDown={keys}
    >
      {/* biome-ignore-start lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is meant */}
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map((column) => (
            <ColumnHead key={column.name} column={column} settings={settings} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start: top }) => {
          const at = base + index;
          const connection = pages.row(at);
          return connection === undefined ? null : (
            <Row
              key={at}
              at={at}
              top={top}
              connection={connection}
              columns={columns}
              context={context}
              active={at === active}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
    </div>
  );
}

const rowId = (at: number) => `connection-row-${at}`;

const Row = memo(function Row({
  at,
  top,
  connection,
  columns,
  context,
  active,
  onOpen,
}: {
  readonly at: number;
  readonly top: number;
  readonly connection: ListedConnection;
  readonly columns: readonly Column[];
  readonly context: CellContext;
  readonly active: boolean;
  readonly onOpen: (connection: ListedConnection) => void;
}) {
  return (
    // oxlint-disable jsx-a11y/click-events-have-key-events -- the grid takes the keys
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <div
      role="row"
      id={rowId(at)}
      className={`${styles.row} ${styles.item} ${active ? styles.active : ""}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={at + 2}
      aria-selected={active}
      onClick={() => onOpen(connection)}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: as the grid
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        <div
          key={column.name}
          role="gridcell"
          className={`${column.number ? styles.number : ""} ${styles[column.name] ?? ""}`}
        >
          {column.cell(connection, context)}
        </div>
      ))}
    </div>
  );
});
