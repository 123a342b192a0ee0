import type { ConnectionSummary, SegmentColumns, SocketCall } from "@tcp-ladder/flow";
import type { Batch } from "@tcp-ladder/protocol";
import { useEffect, useState } from "react";
import { joinColumns } from "../store/columns.ts";
import type { Place } from "../store/list-settings.ts";
import { notify, useApp } from "../store/state.ts";
import { ServerRefusal, streamRows } from "../store/stream-rows.ts";

/** Rows compared at most; a row takes some 60 bytes here. */
export const COMPARED_ROWS = 1_000_000;
/** One that still grows is asked for again. */
const AGAIN_MS = 1000;

/** A connection with its segments, as far as they have come. */
export interface ComparedRows {
  readonly place: Place;
  readonly connection: ConnectionSummary;
  readonly columns: SegmentColumns;
  readonly statesBefore: number;
  readonly calls: readonly SocketCall[];
}

/**
 * All rows of any connection of any capture; undefined until the first have come. More are shown whenever there are twice as many, so that
 * they are put together, and aligned, only a few times.
 */
export function useRows({ capture, connection }: Place): ComparedRows | undefined {
  const [rows, setRows] = useState<ComparedRows>();
  const open = useApp((state) => state.link === "open");
  const growing = useApp(({ captures }) => captures?.find(({ id }) => id === capture)?.state === "live");
  useEffect(() => {
    if (!open) return;
    const leaving = new AbortController();
    void follow({ capture, connection }, growing, setRows, leaving.signal).catch((error: unknown) => {
      if (leaving.signal.aborted) return;
      if (error instanceof ServerRefusal) notify(error.body);
      else throw error;
    });
    return () => leaving.abort();
  }, [open, growing, capture, connection]);
  const { place } = rows ?? {};
  return place?.capture === capture && place.connection === connection ? rows : undefined;
}

async function follow(
  place: Place,
  growing: boolean,
  show: (rows: ComparedRows) => void,
  signal: AbortSignal,
): Promise<void> {
  let whole: SegmentColumns | undefined;
  let pieces: SegmentColumns[] = [];
  let first: Batch | undefined;
  let come = 0;
  const publish = ({ connection, calls }: Batch): void => {
    const [only] = pieces;
    if (whole === undefined && pieces.length <= 1) whole = only ?? first?.columns;
    else whole = joinColumns(whole === undefined ? pieces : [whole, ...pieces]);
    pieces = [];
    if (whole !== undefined && first !== undefined)
      show({ place, connection, columns: whole, statesBefore: first.statesBefore, calls });
  };
  for (;;) {
    let last: Batch | undefined;
    const take = (batch: Batch): void => {
      first ??= batch;
      last = batch;
      if (batch.columns.length > 0) pieces.push(batch.columns);
      come += batch.columns.length;
      if (come >= 2 * (whole?.length ?? 0)) publish(batch);
    };
    await streamRows({ ...place, from: come, to: COMPARED_ROWS }, take, signal);
    if (last !== undefined && (pieces.length > 0 || whole === undefined)) publish(last);
    if (!growing || come >= COMPARED_ROWS) return;
    await pause(AGAIN_MS, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
