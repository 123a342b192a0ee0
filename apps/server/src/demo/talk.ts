import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";
import type { LiveSession } from "../live/session.ts";
import type { DemoBoard } from "./demo-board.ts";
import type { DemoCall, DemoReport } from "./demo-report.ts";

/** What the programs say: calls go to the capture, what the client reads to the page. */
export interface Talk {
  readonly hear: (report: DemoReport) => void;
  /** From now on calls go there, with those that were told before. */
  fill(session: LiveSession): void;
  /** Resolves when the server listens. */
  readonly listens: Promise<void>;
  /** The client's own address, once it is connected. */
  readonly client: string | undefined;
  readonly trouble: ErrorBody | undefined;
}

export function openTalk(board: DemoBoard): Talk {
  const early: DemoCall[] = [];
  let session: LiveSession | undefined;
  let client: string | undefined;
  let trouble: ErrorBody | undefined;
  let nowListens = () => {};
  const listens = new Promise<void>((resolve) => {
    nowListens = resolve;
  });

  function hearCall({ type: _type, ...call }: DemoCall & { readonly type: "call" }): void {
    if (session) session.file.addCalls([call]);
    else early.push(call);
    if (call.call === "listen") nowListens();
    if (call.call === "connect" && call.phase === "return") client = call.local;
  }

  return {
    listens,
    hear(report) {
      if (report.type === "call") hearCall(report);
      else if (report.type === "output") board.set({ output: board.status.output + report.text });
      else trouble = errorBody(report.code, report.message, report.remedy);
    },
    fill(begun) {
      session = begun;
      session.file.addCalls(early.splice(0));
    },
    get client() {
      return client;
    },
    get trouble() {
      return trouble;
    },
  };
}
