import type { DemoStatus, ErrorBody } from "@tcp-ladder/protocol";
import type { Programs } from "../live/programs.ts";
import type { Sessions } from "../live/sessions.ts";
import type { DemoRun } from "../live-service.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import { IDLE, openDemoBoard } from "./demo-board.ts";
import { beginDemo, type RunningDemo } from "./running-demo.ts";

/** The demo of the page's button: one at a time. */
export interface Demo {
  /** Resolves when the client has been started; the value is the capture's id. */
  run(request: DemoRun): Promise<Outcome<string>>;
  stop(): Promise<Outcome<undefined>>;
  readonly status: DemoStatus;
  on(listener: (status: DemoStatus) => void): () => void;
  close(): Promise<void>;
}

export function openDemo(sessions: Sessions, programs: Programs): Demo {
  const board = openDemoBoard();
  /** From the button until the last process is gone. */
  let over: Promise<void> | undefined;
  let abort = new AbortController();
  let closed = false;

  async function follow(running: RunningDemo, isOver: () => void): Promise<void> {
    const error = await running.ended;
    // first, so that who hears of the end can begin again
    isOver();
    board.set({ state: error === undefined ? "finished" : "failed", error });
  }

  function failed(error: ErrorBody): { readonly ok: false; readonly error: ErrorBody } {
    board.set({ state: "failed", error });
    return { ok: false, error };
  }

  async function stop(): Promise<void> {
    abort.abort();
    await over;
  }

  return {
    async run(request) {
      if (closed) return failure("demo-failed", "The server is ending.");
      if (over) return failure("demo-running", "The demo is running already.");
      let isOver = () => {};
      over = new Promise((resolve) => {
        isOver = () => {
          over = undefined;
          resolve();
        };
      });
      abort = new AbortController();
      board.set({ ...IDLE, state: "starting" });
      const begun = await beginDemo({ request, sessions, programs, abort: abort.signal, board });
      if (!begun.ok) {
        isOver();
        return failed(begun.error);
      }
      void follow(begun.value, isOver);
      return success(begun.value.capture);
    },
    async stop() {
      await stop();
      return success(undefined);
    },
    get status() {
      return board.status;
    },
    on: (listener) => board.on(listener),
    close() {
      closed = true;
      return stop();
    },
  };
}
