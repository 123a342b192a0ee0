import type { SegmentColumns } from "@tcp-ladder/flow";
import { type LadderLayout, type LadderOptions, layoutLadder } from "@tcp-ladder/ladder";
import { useEffect, useMemo } from "react";
import { needRows } from "../store/actions.ts";
import type { CachedRows } from "../store/row-cache.ts";
import { type ScrollMap, scrollMap } from "../store/scroll-map.ts";
import type { LadderState } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";

/** Rows asked for beyond those that can be seen. */
const AHEAD = 120;

export interface PlacedLadder {
  readonly layout: LadderLayout;
  readonly rows: CachedRows;
  /** Where the layout's y = 0 stands, in scrolled pixels. */
  readonly offset: number;
  /** What can be seen, in the layout's pixels. */
  readonly viewTop: number;
  readonly viewBottom: number;
}

export interface LadderPlacement {
  readonly placed: PlacedLadder | undefined;
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
  const { connection, cache, version, calls } = ladder;
  const whole = connection.segments <= WHOLE_CONNECTION_ROWS;
  const { scale } = options;
  const map = useMemo(
    () => scrollMap(drawn, cache.anchors(), scale, viewHeight),
    [drawn, cache, version, scale, viewHeight],
  );
  const picture = map.toPicture(scrollTop);
  const from = whole ? 0 : Math.max(0, map.rowAt(picture - 600) - 1);
  const to = whole ? drawn : Math.min(drawn, map.rowAt(picture + viewHeight + 600) + 2);

  useEffect(() => {
    if (version >= 0) needRows({ from: from - AHEAD, to: to + AHEAD });
  }, [from, to, version]);

  const rows = useMemo(() => cache.read({ from, to }) ?? nothingYet(cache, drawn), [cache, version, from, to, drawn]);
  const { width, numbers, spacing, locale } = options;
  const layout = useMemo(
    () =>
      rows === undefined
        ? undefined
        : layoutLadder(
            { ...rows, connection, calls, timeBefore: timeBefore(ladder, rows.from) },
            { width, scale, numbers, spacing: whole ? spacing : "equal", locale },
          ),
    [rows, connection, calls, ladder, width, scale, numbers, spacing, locale, whole],
  );
  if (layout === undefined || rows === undefined) return { placed: undefined, map, height: map.scrollHeight };
  const offset = whole ? 0 : scrollTop + map.rowTop(rows.from) - picture;
  return {
    placed: { layout, rows, offset, viewTop: scrollTop - offset, viewBottom: scrollTop - offset + viewHeight },
    map,
    height: whole ? layout.height : map.scrollHeight,
  };
}

/** Before the first segment there are two lifelines, CLOSED and LISTEN. */
function nothingYet(cache: LadderState["cache"], drawn: number): CachedRows | undefined {
  const first = drawn === 0 ? cache.read({ from: 0, to: 1 }) : undefined;
  return first === undefined ? undefined : { ...first, columns: { ...first.columns, length: 0 } };
}

function timeBefore({ cache }: LadderState, from: number) {
  const before: SegmentColumns | undefined = from > 0 ? cache.read({ from: from - 1, to: from })?.columns : undefined;
  const seconds = before?.seconds[0];
  return seconds === undefined ? undefined : { seconds, nanos: before?.nanos[0] ?? 0 };
}
