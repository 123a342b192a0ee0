import type { Timestamp } from "@tcp-ladder/flow";
import { type LadderLayout, type LadderOptions, layoutLadder } from "@tcp-ladder/ladder";
import { useEffect, useMemo } from "react";
import { needRows } from "../store/actions.ts";
import { type CachedRows, emptyColumns, type RowCache } from "../store/row-cache.ts";
import { type ScrollMap, scrollMap } from "../store/scroll-map.ts";
import type { LadderState } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";

/** Rows asked for beyond those that can be seen. */
const AHEAD = 200;
/** A window begins and ends on a multiple of this, so that it is laid out anew only now and then while one scrolls. */
const WINDOW_STEP = 24;
/** Both ends unknown, as the states of rows that have not come yet are. */
const UNKNOWN_STATES = 0xbb;

export interface PlacedLadder {
  readonly layout: LadderLayout;
  readonly rows: CachedRows;
  /** Where the layout's y = 0 stands in the whole picture, and in scrolled pixels. */
  readonly top: number;
  readonly offset: number;
  /** What can be seen, in the layout's pixels. */
  readonly viewTop: number;
  readonly viewBottom: number;
}

export interface LadderPlacement {
  readonly placed: PlacedLadder;
  readonly map: ScrollMap;
  /** Height to be scrolled. */
  readonly height: number;
}

/** The rows to draw: all of a connection that is short enough, else those around what can be seen. */
export function useLadderLayout(
  ladder: LadderState,
  drawn: number,
  options: LadderOptions,
  scrollTop: number,
  viewHeight: number,
): LadderPlacement {
  const { connection, cache, calls } = ladder;
  const whole = connection.segments <= WHOLE_CONNECTION_ROWS;
  const { scale } = options;
  const map = useMemo(
    () => scrollMap(drawn, ladder.cache.anchors(), scale, viewHeight),
    [drawn, ladder, scale, viewHeight],
  );
  const picture = map.toPicture(scrollTop);
  const first = map.rowAt(picture - 500) - 1;
  const last = map.rowAt(picture + viewHeight + 500) + 2;
  const from = whole ? 0 : Math.max(0, Math.floor(first / WINDOW_STEP) * WINDOW_STEP);
  const to = whole ? drawn : Math.min(drawn, Math.ceil(last / WINDOW_STEP) * WINDOW_STEP);

  useEffect(() => {
    if (ladder.cache.missing({ from, to }) !== undefined) needRows({ from: from - AHEAD, to: to + AHEAD });
  }, [from, to, ladder]);

  const rows = useMemo(
    () => ladder.cache.read({ from, to }) ?? noRows(ladder.cache, from, drawn),
    [ladder, from, to, drawn],
  );
  const { width, numbers, spacing, locale } = options;
  const layout = useMemo(
    () =>
      layoutLadder(
        { ...rows, connection, calls, timeBefore: timeBefore(cache, rows.from) },
        { width, scale, numbers, spacing: whole ? spacing : "equal", locale },
      ),
    [rows, connection, calls, cache, width, scale, numbers, spacing, locale, whole],
  );
  const top = whole ? 0 : map.rowTop(rows.from);
  const offset = whole ? 0 : scrollTop + top - picture;
  return {
    placed: { layout, rows, top, offset, viewTop: scrollTop - offset, viewBottom: scrollTop - offset + viewHeight },
    map,
    height: whole ? layout.height : map.scrollHeight,
  };
}

/** Before the first segment, and while rows are on their way, there are two lifelines. */
function noRows(cache: RowCache, from: number, drawn: number): CachedRows {
  const first = drawn === 0 ? cache.read({ from: 0, to: 1 }) : undefined;
  return { from, idlesBefore: 0, statesBefore: first?.statesBefore ?? UNKNOWN_STATES, columns: emptyColumns(0) };
}

function timeBefore(cache: RowCache, from: number): Timestamp | undefined {
  const before = from > 0 ? cache.read({ from: from - 1, to: from })?.columns : undefined;
  const seconds = before?.seconds[0];
  return seconds === undefined ? undefined : { seconds, nanos: before?.nanos[0] ?? 0 };
}
