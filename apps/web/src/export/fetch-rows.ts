import type { SegmentColumns } from "@tcp-ladder/flow";
import type { Batch } from "@tcp-ladder/protocol";
import { joinColumns } from "../store/columns.ts";
import { streamRows } from "../store/stream-rows.ts";
import type { ExportRows } from "./export-rows.ts";
import type { SegmentRange } from "./range.ts";

/**
 * Rows of a connection from the server, whatever of them is on the page.
 *
 * @param progress told how many rows have come
 * @returns rejects as {@link streamRows} does
 */
export async function fetchRows(
  capture: string,
  connection: number,
  range: SegmentRange,
  progress: (rows: number) => void,
  signal: AbortSignal,
): Promise<ExportRows> {
  const pieces: SegmentColumns[] = [];
  const batches: { first?: Batch; last?: Batch } = {};
  let come = 0;
  const take = (batch: Batch): void => {
    batches.first ??= batch;
    batches.last = batch;
    if (batch.columns.length > 0) pieces.push(batch.columns);
    come += batch.columns.length;
    progress(come);
  };
  await streamRows({ capture, connection, from: range.first - 1, to: range.last }, take, signal);
  return rowsOf(batches.first as Batch, batches.last as Batch, pieces);
}

/** The newest batch knows the connection best, the first one what stood before. */
function rowsOf(first: Batch, last: Batch, pieces: readonly SegmentColumns[]): ExportRows {
  const { from, idlesBefore, statesBefore, timeBefore } = first;
  return {
    connection: last.connection,
    calls: last.calls,
    from,
    idlesBefore,
    statesBefore,
    timeBefore,
    columns: pieces.length === 0 ? first.columns : joinColumns(pieces),
  };
}
