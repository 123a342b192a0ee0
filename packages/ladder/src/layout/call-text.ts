import type { SocketCall } from "@tcp-ladder/flow";
import type { Locale } from "../locale.ts";

/** `short`: the bare name where an address or a number would take room that the ladder needs. */
export type CallStyle = "full" | "short";

/** Calls that follow one another may be written on one line up to this many characters. */
export const JOINED_CHARACTERS: Readonly<Record<CallStyle, number>> = { full: 22, short: 15 };

/** What is written for a call; undefined where its entering has said it all: a `sleep` that returns. */
export function shownCallText(call: SocketCall, style: CallStyle = "full"): string | undefined {
  if (call.call === "sleep" && call.phase === "return") return undefined;
  if (style === "full") return call.text;
  if (call.phase === "done" && (call.call === "bind" || call.call === "listen")) return call.call;
  return call.call === "connect" && call.phase === "return" ? call.text.replace(/ 0$/, "") : call.text;
}

/** The text in the reader's language, which is never wider than the program's own. */
export function callWords(text: string, locale: Locale): string {
  return locale === "en"
    ? text
    : text
        .replace(" (blocks)", "（阻塞）")
        .replace(/ returns$/, " 返回")
        .replace(" returns ", " 返回 ");
}
