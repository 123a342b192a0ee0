import type { ConnectionSummary, SegmentColumns, SocketCall } from "@tcp-ladder/flow";
import { useEffect, useState } from "react";
import { linkToServer, whenBatch } from "../store/controller.ts";
import type { Place } from "../store/list-settings.ts";
import { useApp } from "../store/state.ts";

/** Segments compared at most: side by side nobody steps through more. */
export const COMPARED_ROWS = 1500;
/** One that still grows is asked for again. */
const AGAIN_MS = 1000;

/** A connection with its first segments. */
export interface ComparedRows {
  readonly place: Place;
  readonly connection: ConnectionSummary;
  readonly columns: SegmentColumns;
  readonly statesBefore: number;
  readonly calls: readonly SocketCall[];
}

/** Rows of any connection of any capture; undefined until they have come. */
export function useRows({ capture, connection }: Place): ComparedRows | undefined {
  const [rows, setRows] = useState<ComparedRows>();
  const open = useApp((state) => state.link === "open");
  const growing = useApp(({ captures }) => captures?.find(({ id }) => id === capture)?.state === "live");
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    let seen = -1;
    const ask = (): void => {
      const link = linkToServer();
      const request = link.nextRequest();
      whenBatch(request, (batch) => {
        if (!wanted || batch.connection.segments === seen) return;
        seen = batch.connection.segments;
        setRows({ place: { capture, connection }, ...batch });
      });
      link.send({ type: "window", request, capture, connection, from: 0, count: COMPARED_ROWS });
    };
    ask();
    const timer = growing ? setInterval(ask, AGAIN_MS) : undefined;
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [open, growing, capture, connection]);
  const { place } = rows ?? {};
  return place?.capture === capture && place.connection === connection ? rows : undefined;
}
