import { newColumns, type Timestamp } from "@tcp-ladder/flow";
import { type LadderLayout, type LadderOptions, layoutLadder, timeStepNs } from "@tcp-ladder/ladder";
import { useEffect, useMemo, useState } from "react";
import { needRows } from "../store/actions.ts";
import { localTop } from "../store/local-top.ts";
import type { CachedRows, RowRange, RowSource } from "../store/row-cache.ts";
import type { ScrollMap } from "../store/scroll-map.ts";
import type { LadderState } from "../store/state.ts";
import { DRAWN_WHOLE_ROWS } from "../store/subscription.ts";

/** Rows asked for beyond those that can be seen. */
const AHEAD = 400;
/** A window begins and ends on a multiple of this, so that it is laid out anew only now and then while one scrolls. */
const WINDOW_STEP = 24;
/** Height of picture laid out beyond what can be seen. */
const BEYOND = 500;
/** Both ends unknown, as the states of rows that have not come yet are. */
const UNKNOWN_STATES = 0xbb;

export interface PlacedLadder {
  readonly layout: LadderLayout;
  readonly rows: CachedRows;
  /** Where the layout's y = 0 stands in the whole picture, and below the heads in scrolled pixels. */
  readonly top: number;
  readonly offset: number;
  /** What can be seen, in the layout's pixels. */
  readonly viewTop: number;
  readonly viewBottom: number;
}

/** A connection with its rows, of which those are read that are drawn. */
export interface DrawnRows extends Pick<LadderState, "connection" | "calls"> {
  readonly cache: RowSource;
}

/** Whether a connection is laid out as one; else in windows around what can be seen. */
export function isDrawnWhole(ladder: Pick<DrawnRows, "connection">): boolean {
  return ladder.connection.segments <= DRAWN_WHOLE_ROWS;
}

/**
 * The rows to draw: all of a connection that is short enough, else those around what can be seen. In such a window spacing "to scale"
 * is local: one scrolls by rows, and the rows in view stand as far apart as their times are, all by one scale.
 */
export function useLadderLayout(
  ladder: DrawnRows,
  drawn: number,
  options: LadderOptions,
  map: ScrollMap,
  picture: number,
  scrollTop: number,
  /** Asks for rows that are about to be drawn. */
  need: (...ranges: readonly RowRange[]) => void = needRows,
): PlacedLadder {
  const { connection, cache, calls } = ladder;
  const whole = isDrawnWhole(ladder);
  const { scale, width, numbers, spacing, locale, hide } = options;
  const { viewHeight } = map;
  const seenFrom = map.rowAt(picture);
  const seenTo = Math.min(drawn, map.rowAt(picture + viewHeight) + 1);
  const first = map.rowAt(picture - BEYOND) - 1;
  const last = map.rowAt(picture + viewHeight + BEYOND) + 2;
  const from = whole ? 0 : Math.max(0, Math.floor(first / WINDOW_STEP) * WINDOW_STEP);
  const to = whole ? drawn : Math.min(drawn, Math.ceil(last / WINDOW_STEP) * WINDOW_STEP);

  useEffect(() => {
    if (ladder.cache.missing({ from, to }) !== undefined || !whole)
      need({ from, to }, { from: from - AHEAD, to: to + AHEAD });
  }, [from, to, ladder, whole, need]);

  const here = cache.missing({ from: seenFrom, to: seenTo }) === undefined;
  const rows = useMemo(() => {
    const found = here ? ladder.cache.around({ from: seenFrom, to: seenTo }, { from, to }) : undefined;
    return found ?? ladder.cache.read({ from, to }) ?? noRows(ladder.cache, from, drawn);
    // oxlint-disable-next-line react/exhaustive-deps -- what can be seen is within the window: it matters only where rows are missing
  }, [ladder, from, to, drawn, here]);
  const stepNs = useStep(connection.id, rows);
  const layout = useMemo(
    () =>
      layoutLadder(
        { ...rows, connection, calls, timeBefore: timeBefore(cache, rows.from) },
        { width, scale, numbers, spacing, locale, hide, stepNs: whole ? undefined : stepNs },
      ),
    [rows, connection, calls, cache, width, scale, numbers, spacing, locale, hide, whole, stepNs],
  );

  // While the rows in view are on their way, what was drawn last stays on the screen: there is no white flash.
  const [kept] = useState<{ last: PlacedLadder | undefined }>({ last: undefined });
  if (!whole && (!here || rows.columns.length === 0) && drawn > 0 && kept.last !== undefined) {
    const { last: before } = kept;
    return { ...before, offset: scrollTop - before.viewTop };
  }
  const top = whole ? 0 : map.rowTop(rows.from);
  const local = whole || spacing === "equal" ? picture - top : localTop(layout, map, rows.from, picture);
  const placed: PlacedLadder = {
    layout,
    rows,
    top,
    offset: whole ? 0 : Math.round(scrollTop - local),
    viewTop: whole ? scrollTop : local,
    viewBottom: (whole ? scrollTop : local) + viewHeight,
  };
  kept.last = placed;
  return placed;
}

/** What a step of height stands for: once chosen from the first rows that came, it stays while one scrolls. */
function useStep(connection: number, rows: CachedRows): number | undefined {
  const [chosen] = useState<{ connection: number; stepNs: number | undefined }>({ connection: -1, stepNs: undefined });
  if (chosen.connection !== connection || chosen.stepNs === undefined) {
    chosen.connection = connection;
    chosen.stepNs = rows.columns.length > 1 ? timeStepNs(rows.columns) : undefined;
  }
  return chosen.stepNs;
}

/** Before the first segment, and while rows are on their way, there are two lifelines. */
function noRows(cache: RowSource, from: number, drawn: number): CachedRows {
  const first = drawn === 0 ? cache.read({ from: 0, to: 1 }) : undefined;
  return { from, idlesBefore: 0, statesBefore: first?.statesBefore ?? UNKNOWN_STATES, columns: newColumns(0) };
}

function timeBefore(cache: RowSource, from: number): Timestamp | undefined {
  const before = from > 0 ? cache.read({ from: from - 1, to: from })?.columns : undefined;
  const seconds = before?.seconds[0];
  return seconds === undefined ? undefined : { seconds, nanos: before?.nanos[0] ?? 0 };
}
