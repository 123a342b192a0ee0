import type { SocketCall } from "@tcp-ladder/flow";

/** What is written for a call; undefined where its entering has said it all: a `sleep` that returns. */
export function shownCallText(call: SocketCall): string | undefined {
  return call.call === "sleep" && call.phase === "return" ? undefined : call.text;
}
