import { RowMark } from "@tcp-ladder/flow";
import { ladderHeight } from "@tcp-ladder/ladder";
import { useMemo, useState } from "react";
import { type LadderState, useApp } from "../store/state.ts";

/** Of longer ones nothing is asked: they fill any screen. */
const SHORT_ROWS = 24;

/**
 * Height of a short connection's picture at scale 1, with equal steps, however far it is played back; undefined for a long one and
 * for one to which segments may still be added, or were while one looked: its figure is not to change its place under way.
 */
export function useShortHeight({ capture, connection, cache, version }: LadderState): number | undefined {
  const state = useApp(({ status }) => status?.state);
  const [watched] = useState({ of: "" });
  if (state === "live") watched.of = `${capture} ${connection.id}`;
  const complete = state === "complete" && watched.of !== `${capture} ${connection.id}`;
  const { segments } = connection;
  return useMemo(() => {
    if (!complete || segments > SHORT_ROWS || version < 0) return undefined;
    const columns = cache.read({ from: 0, to: segments })?.columns;
    if (columns === undefined) return undefined;
    let idles = 0;
    for (let i = 0; i < segments; i += 1) idles += ((columns.marks[i] ?? 0) & RowMark.IDLE_BEFORE) === 0 ? 0 : 1;
    return ladderHeight(segments, idles, { scale: 1 });
  }, [complete, segments, cache, version]);
}
