import type { DemoStatus } from "@tcp-ladder/protocol";

/** What the demo is doing, and who wants to know. */
export interface DemoBoard {
  readonly status: DemoStatus;
  set(change: Partial<DemoStatus>): void;
  /** Returns how to stop listening. */
  on(listener: (status: DemoStatus) => void): () => void;
}

export const IDLE: DemoStatus = { state: "idle", capture: undefined, output: "", error: undefined };

export function openDemoBoard(): DemoBoard {
  const listeners = new Set<(status: DemoStatus) => void>();
  let status = IDLE;
  return {
    get status() {
      return status;
    },
    set(change) {
      status = { ...status, ...change };
      for (const listener of listeners) listener(status);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
