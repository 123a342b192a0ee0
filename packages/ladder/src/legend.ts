import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import type { Locale } from "./locale.ts";
import { countFrom, finSymbol, type SymbolName, synSymbol } from "./position.ts";
import { type Rich, rich } from "./rich.ts";

export interface LegendEntry {
  readonly symbol: SymbolName;
  /** Absolute, 0 … 2^32 − 1. */
  readonly value: number;
  /** `client's initial sequence number`, `= K+27, the server's FIN`. */
  readonly meaning: Rich;
}

/** What J, K, M and N stand for in this connection, in that order; only those that were captured. */
export function legend(connection: ConnectionSummary, locale: Locale = "en"): LegendEntry[] {
  const entries: LegendEntry[] = [];
  for (const side of ["client", "server"] as const) {
    const { isn } = connection.ends[side];
    if (isn !== undefined) entries.push({ symbol: synSymbol(side), value: isn, meaning: isnMeaning(side, locale) });
  }
  if (connection.firstFin === undefined) return entries;
  const sides: Side[] = connection.firstFin === "client" ? ["client", "server"] : ["server", "client"];
  for (const side of sides) {
    const symbol = finSymbol(connection, side);
    const end = connection.ends[side];
    const { fin, isn, base } = end;
    if (fin === undefined || symbol === undefined) continue;
    const owner = (connection.openerKnownBy === "nothing" ? PLACE : OWNER)[locale][side];
    const count =
      isn !== undefined ? countFrom(end, isn, fin) : base !== undefined ? countFrom(end, base, fin) : undefined;
    const template =
      isn !== undefined ? `= {${synSymbol(side)}}{count}${FIN_OF[locale]}` : `= {count}${FIN_OF_RELATIVE[locale]}`;
    const shown = isn === undefined ? (count ?? fin) : count === undefined ? "" : count < 0 ? count : `+${count}`;
    entries.push({ symbol, value: fin, meaning: rich(template, { count: shown, owner }) });
  }
  return entries;
}

const OWNER = { en: { client: "client", server: "server" }, zh: { client: "客户端", server: "服务器" } } as const;
const PLACE = { en: { client: "left side", server: "right side" }, zh: { client: "左侧", server: "右侧" } } as const;
const FIN_OF = { en: ", the {owner}’s FIN", zh: "，{owner}的 FIN" } as const;
const FIN_OF_RELATIVE = { en: " (relative), the {owner}’s FIN", zh: "（相对序列号），{owner}的 FIN" } as const;

function isnMeaning(side: Side, locale: Locale): Rich {
  return rich(locale === "en" ? "{owner}’s initial sequence number" : "{owner}的初始序列号", {
    owner: OWNER[locale][side],
  });
}
