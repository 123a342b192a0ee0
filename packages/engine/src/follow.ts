import type { Window } from "./capture.ts";
import type { CaptureParts } from "./parts.ts";
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
  let statesTold = -1;

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
      // A RST that refuses tells that the server had never listened: rows told before are told again as they are now.
      if (!fresh && from === told && total > 0 && lastStates(told - 1) !== statesTold)
        from = Math.max(0, total - count);
      told = total;
      statesTold = lastStates(total - 1);
      callsTold = calls.version;
      return { ...connectionWindow(parts, connection, from, count), skipped };
    },
  };

  function lastStates(index: number): number {
    return index < 0 ? -1 : (flow.window(connection, index, 1).columns.states[0] ?? -1);
  }
}
