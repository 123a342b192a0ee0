import { statesAtStart } from "@tcp-ladder/flow";
import type { Batch } from "@tcp-ladder/protocol";
import type { CaptureParts } from "./parts.ts";

/** Rows of a connection, and what is needed to draw them: a batch before it is addressed to anyone. */
export type Window = Omit<Batch, "request" | "capture">;

/** Segments `from` … `from + count` of a connection with what the drawing needs beside them. */
export function connectionWindow({ flow, calls }: CaptureParts, id: number, from: number, count: number): Window {
  const connection = flow.connection(id);
  const first = Math.min(Math.max(0, from), connection.segments);
  const { columns, idlesBefore } = flow.window(id, first, count);
  const before = first === 0 ? undefined : flow.window(id, first - 1, 1).columns;
  return {
    connection,
    from: first,
    idlesBefore,
    statesBefore: before === undefined ? statesAtStart(columns) : (before.states[0] as number),
    timeBefore: before && { seconds: before.seconds[0] as number, nanos: before.nanos[0] as number },
    skipped: 0,
    calls: calls.of(connection),
    columns,
  };
}
