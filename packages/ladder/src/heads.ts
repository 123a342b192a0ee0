import { type ConnectionSummary, type Side, TcpState } from "@tcp-ladder/flow";
import type { Locale, Translated } from "./locale.ts";
import type { OpeningShape } from "./opening.ts";

const SIDE_NAMES: Readonly<Record<Side, Translated>> = {
  client: { en: "Client", zh: "客户端" },
  server: { en: "Server", zh: "服务器" },
};
const UNKNOWN_NAMES: Readonly<Record<Side, Translated>> = {
  client: { en: "First seen", zh: "先出现的一方" },
  server: { en: "Its peer", zh: "对端" },
};

/** What stands above a lifeline: "Client", or "First seen" where the capture does not show who opened. */
export function sideTitle(connection: ConnectionSummary, side: Side, locale: Locale = "en"): string {
  return (connection.openerKnownBy === "nothing" ? UNKNOWN_NAMES : SIDE_NAMES)[side][locale];
}

const NAMES: Readonly<Record<Side, Translated>> = {
  client: { en: "client", zh: "客户端" },
  server: { en: "server", zh: "服务器" },
};
const PLACES: Readonly<Record<Side, Translated>> = {
  client: { en: "left side", zh: "左侧" },
  server: { en: "right side", zh: "右侧" },
};

/** What a side is called within a sentence: "client", or "left side" where the capture does not show who opened. */
export function sideName(connection: ConnectionSummary, side: Side, locale: Locale = "en"): string {
  return (connection.openerKnownBy === "nothing" ? PLACES : NAMES)[side][locale];
}

/**
 * `active open, passive close`, as far as it is known.
 *
 * @param opening of {@link openingShape} where the first rows are at hand: a summary alone does not tell a simultaneous open
 */
export function sideRole(
  connection: ConnectionSummary,
  side: Side,
  locale: Locale = "en",
  opening?: OpeningShape["kind"],
): string {
  const words: string[] = [];
  // A side that never sent a SYN has not opened anything: it may have refused.
  const opened = side === "client" || connection.ends.server.isn !== undefined;
  if (connection.openerKnownBy !== "nothing" && opened) {
    const active = side === "client" || opening === "simultaneous";
    words.push(locale === "en" ? (active ? "active open" : "passive open") : active ? "主动打开" : "被动打开");
  }
  // Where the capture begins late, or lacks a direction, the other FIN may have come before the only one that is there.
  const both = connection.ends.client.fin !== undefined && connection.ends.server.fin !== undefined;
  const told = connection.openerKnownBy !== "nothing" && connection.ends[side].state !== TcpState.UNKNOWN;
  if (connection.ends[side].fin !== undefined && (both || told)) {
    const active = connection.firstFin === side || closedAtOnce(connection);
    words.push(locale === "en" ? (active ? "active close" : "passive close") : active ? "主动关闭" : "被动关闭");
  }
  return words.join(locale === "en" ? ", " : "，");
}

/** Both FINs crossed: only then does a side reach CLOSING, or both TIME_WAIT (RFC 9293, section 3.6, case 3). */
function closedAtOnce({ ends }: ConnectionSummary): boolean {
  const states = [ends.client.state, ends.server.state];
  return states.includes(TcpState.CLOSING) || states.every((state) => state === TcpState.TIME_WAIT);
}
