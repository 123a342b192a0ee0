import type { CaptureParts } from "./parts.ts";
import type { Window } from "./window.ts";
import { connectionWindow } from "./window.ts";

/** Hands on what is new in the tail of a connection, at the reader's pace. */
export interface Follower {
  /**
   * What has come since the last call, oldest first; undefined where nothing has. Of more than `count` rows the
   * last `count`, and `skipped` says how many were passed over. A window without rows tells that the connection's
   * socket calls have changed.
   */
  next(): Window | undefined;
}

/** @param target a connection's id, or "newest" for whichever began last */
export function openFollower(parts: CaptureParts, target: number | "newest", count: number): Follower {
  const { flow, calls } = parts;
  let connection = -1;
  let told = 0;
  let callsTold = -1;
  let revisionTold = -1;

  return {
    next() {
      const wanted = target === "newest" ? flow.connections - 1 : target;
      if (wanted < 0 || wanted >= flow.connections) return undefined;
      const fresh = wanted !== connection;
      if (fresh) {
        connection = wanted;
        told = 0;
      }
      const total = flow.connection(connection).segments;
      if (!fresh && total === told && calls.version === callsTold) return undefined;
      let from = Math.max(told, total - count);
      const skipped = fresh ? 0 : from - told;
      // What came has shown that rows told before were wrong (two SYNs that crossed, a RST that refuses): they are told
      // again as they are now.
      const revision = flow.revision(connection);
      if (!fresh && from === told && revision !== revisionTold) from = Math.max(0, total - count);
      told = total;
      revisionTold = revision;
      callsTold = calls.version;
      return { ...connectionWindow(parts, connection, from, count), skipped };
    },
  };
}
