import type { Batch } from "@tcp-ladder/protocol";
import { RowCache } from "./row-cache.ts";
import type { LadderState } from "./state.ts";

/** A segment that is younger than this has just happened: it draws itself. */
const FRESH_MS = 1500;

/** The connection on the figure after rows have come. `nowMs`: milliseconds since the epoch. */
export function takeBatch(
  before: LadderState | undefined,
  batch: Batch,
  following: boolean,
  nowMs: number,
): LadderState {
  const same = before !== undefined && before.capture === batch.capture && before.connection.id === batch.connection.id;
  const cache = same ? before.cache : new RowCache();
  cache.put(batch);
  const { columns, from } = batch;
  let firstFresh = Number.POSITIVE_INFINITY;
  if (following) {
    for (let i = columns.length - 1; i >= 0; i--) {
      const ageMs = nowMs - ((columns.seconds[i] ?? 0) * 1000 + (columns.nanos[i] ?? 0) / 1e6);
      if (ageMs > FRESH_MS) break;
      firstFresh = from + i;
    }
  }
  return {
    capture: batch.capture,
    // Answers may overtake each other: a summary never goes back.
    connection: same && before.connection.segments > batch.connection.segments ? before.connection : batch.connection,
    calls: same && before.calls.length > batch.calls.length ? before.calls : batch.calls,
    cache,
    version: same ? before.version + 1 : 0,
    animateFrom: firstFresh < Number.POSITIVE_INFINITY ? firstFresh : same ? before.animateFrom : firstFresh,
    skipped: (same ? before.skipped : 0) + batch.skipped,
  };
}
