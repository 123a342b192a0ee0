import type { SegmentColumns } from "@tcp-ladder/flow";
import type { Batch, ErrorBody } from "@tcp-ladder/protocol";
import { openLink } from "../connection/link.ts";
import { type ExportRows, joinColumns } from "./export-rows.ts";
import { rangeLength, type SegmentRange } from "./range.ts";

/** Rows of one request; the server gives at most this many. */
const WINDOW_ROWS = 5000;

/** The server's own words for why it cannot be. */
export class ServerRefusal extends Error {
  readonly body: ErrorBody;
  constructor(body: ErrorBody) {
    super(body.message);
    this.body = body;
  }
}

/**
 * Rows of a connection from the server, whatever of them is on the page: window after window, over a link of its own,
 * so that what the page watches goes on undisturbed. A link that breaks mends itself, and the window is asked for again.
 *
 * @param progress told how many rows have come
 * @returns rejects with the signal's reason where it is aborted, with a ServerRefusal where the server has no such rows
 */
export function fetchRows(
  capture: string,
  connection: number,
  range: SegmentRange,
  progress: (rows: number) => void,
  signal: AbortSignal,
): Promise<ExportRows> {
  const wanted = rangeLength(range);
  const pieces: SegmentColumns[] = [];
  let first: Batch | undefined;
  let come = 0;
  let awaited = -1;

  return new Promise((resolve, reject) => {
    const ask = (): void => {
      awaited = link.nextRequest();
      const count = Math.min(WINDOW_ROWS, wanted - come);
      link.send({ type: "window", request: awaited, capture, connection, from: range.first - 1 + come, count });
    };
    const end = (settle: () => void): void => {
      signal.removeEventListener("abort", aborted);
      link.close();
      settle();
    };
    const aborted = (): void => end(() => reject(signal.reason as Error));
    const take = (batch: Batch): void => {
      if (batch.request !== awaited) return;
      first ??= batch;
      if (batch.columns.length > 0) pieces.push(batch.columns);
      come += batch.columns.length;
      progress(come);
      if (come < wanted && batch.columns.length > 0) ask();
      else end(() => resolve(rowsOf(first as Batch, batch, pieces)));
    };
    const link = openLink({
      opened: ask,
      lost: () => {
        awaited = -1;
      },
      message: (message) => {
        if (message.type === "error" && message.request === awaited)
          end(() => reject(new ServerRefusal(message.error)));
      },
      batch: take,
    });
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted);
  });
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
