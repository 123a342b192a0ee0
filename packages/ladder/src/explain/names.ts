import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import type { Locale } from "../locale.ts";
import { otherSide } from "../row.ts";

/** How the sender (A, a) and its peer (B, b) are called in a sentence; capitals begin one. */
export interface Names {
  readonly A: string;
  readonly a: string;
  readonly B: string;
  readonly b: string;
}

const NAMES = {
  en: { client: ["The client", "the client"], server: ["The server", "the server"] },
  zh: { client: ["客户端", "客户端"], server: ["服务器", "服务器"] },
} as const;

/** Where nobody knows who opened, the sides are called by where they are drawn. */
const PLACES = {
  en: { client: ["The left side", "the left side"], server: ["The right side", "the right side"] },
  zh: { client: ["左侧", "左侧"], server: ["右侧", "右侧"] },
} as const;

export function namesFor(connection: ConnectionSummary, sender: Side, locale: Locale): Names {
  const table = (connection.openerKnownBy === "nothing" ? PLACES : NAMES)[locale];
  const [A, a] = table[sender];
  const [B, b] = table[otherSide(sender)];
  return { A, a, B, b };
}
