import type { Batch, ErrorBody } from "@tcp-ladder/protocol";
import { openLink } from "../connection/link.ts";

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

export interface RowsQuestion {
  readonly capture: string;
  readonly connection: number;
  /** Indices within the connection; `to` not included. */
  readonly from: number;
  readonly to: number;
}

/**
 * Rows of a connection from the server, window after window, over a link of its own, so that what the page watches goes on
 * undisturbed. A link that breaks mends itself, and the window is asked for again. It ends where the connection does.
 *
 * @param take called with each window, in order, and at least once
 * @returns rejects with the signal's reason where it is aborted, with a ServerRefusal where the server has no such rows
 */
export function streamRows(
  { capture, connection, from, to }: RowsQuestion,
  take: (batch: Batch) => void,
  signal: AbortSignal,
): Promise<void> {
  let next = from;
  let awaited = -1;
  return new Promise((resolve, reject) => {
    const ask = (): void => {
      awaited = link.nextRequest();
      const count = Math.min(WINDOW_ROWS, to - next);
      link.send({ type: "window", request: awaited, capture, connection, from: next, count });
    };
    const end = (settle: () => void): void => {
      signal.removeEventListener("abort", aborted);
      link.close();
      settle();
    };
    const aborted = (): void => end(() => reject(signal.reason as Error));
    const link = openLink({
      opened: ask,
      lost: () => {
        awaited = -1;
      },
      message: (message) => {
        if (message.type === "error" && message.request === awaited)
          end(() => reject(new ServerRefusal(message.error)));
      },
      batch: (batch) => {
        if (batch.request !== awaited) return;
        take(batch);
        next += batch.columns.length;
        if (next < to && batch.columns.length > 0) ask();
        else end(resolve);
      },
    });
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted);
  });
}
