import { encodeBatch } from "@tcp-ladder/protocol";
import type { Lease } from "../captures/shelf.ts";
import type { Outlet } from "./outlet.ts";
import { Pace } from "./pace.ts";

/** Shorter than a frame of any screen; what comes within it travels together. */
const EVERY_MS = 8;

export interface Follow {
  readonly request: number;
  readonly capture: string;
  readonly connection: number | "newest";
  readonly count: number;
}

/**
 * Sends one page the tail of a connection as it grows. A page that does not keep up gets less often more at once, and
 * the batch says how many rows it passed over. Takes the lease over; returns how to stop.
 */
export function startFollowing(outlet: Outlet, lease: Lease, follow: Follow): () => void {
  const { capture } = lease;
  const follower = capture.engine.follow(follow.connection, follow.count);
  const { request, capture: id } = follow;
  let stopped = false;

  function flush(): void {
    if (stopped || !outlet.ready(() => pace.ask())) return;
    const window = follower.next();
    if (window !== undefined) outlet.sendBytes(encodeBatch({ ...window, request, capture: id }));
  }

  const pace = new Pace(EVERY_MS, flush);
  function stop(): void {
    if (stopped) return;
    stopped = true;
    stopListening();
    pace.stop();
    lease.release();
  }
  const stopListening = capture.listen({ changed: () => pace.ask(), gone: stop });
  flush();
  return stop;
}
