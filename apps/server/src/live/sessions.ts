import { setMaxListeners } from "node:events";
import type { LiveContext } from "../live-service.ts";
import { failure, type Outcome } from "../outcome.ts";
import { type LiveSession, type SessionOptions, startSession } from "./session.ts";

/** How long the end of the server waits for what its children still have. */
const CLOSE_MS = 300;

/** The live captures of a server: any number at a time. */
export interface Sessions {
  start(options: SessionOptions): Promise<Outcome<LiveSession>>;
  /** Of a capture that grows; undefined where it does not, or is none. */
  of(capture: string): LiveSession | undefined;
  /** Ends them all; none can be started after. */
  close(): Promise<void>;
}

export function openSessions(context: LiveContext, program: readonly string[]): Sessions {
  const running = new Map<string, LiveSession>();
  const starting = new Set<Promise<unknown>>();
  const closing = new AbortController();
  // one listener a session is no leak
  setMaxListeners(0, closing.signal);

  async function begin(options: SessionOptions): Promise<Outcome<LiveSession>> {
    const outcome = await startSession(context, program, options, closing.signal);
    if (!outcome.ok) return outcome;
    const session = outcome.value;
    running.set(session.file.id, session);
    void session.ended.then(() => running.delete(session.file.id));
    return outcome;
  }

  return {
    start(options) {
      if (closing.signal.aborted) return Promise.resolve(failure("capture-ended", "The server is ending."));
      const begun = begin(options);
      starting.add(begun);
      void begun.finally(() => starting.delete(begun));
      return begun;
    },
    of: (capture) => running.get(capture),
    async close() {
      closing.abort();
      await Promise.allSettled(starting);
      const rest = [...running.values()];
      const impatience = setTimeout(() => {
        for (const session of rest) session.kill();
      }, CLOSE_MS);
      await Promise.all(rest.map((session) => session.stop()));
      clearTimeout(impatience);
    },
  };
}
