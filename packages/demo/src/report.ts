import type { SocketCall } from "./call.ts";
import type { Trouble } from "./trouble.ts";

/** What a demo program tells while it runs; with `--report json` one of these a line. */
export type Report =
  | ({ readonly type: "call" } & SocketCall)
  /** What the client read, as text. */
  | { readonly type: "output"; readonly text: string }
  | ({ readonly type: "trouble" } & Trouble);

export type Reporter = (report: Report) => void;
