import { type BookSpread, bookSpreads } from "@tcp-ladder/ladder";
import { useMemo } from "react";
import { useLanguage } from "../i18n/use-language.ts";
import type { CachedRows } from "../store/row-cache.ts";
import type { LadderState } from "../store/state.ts";
import { WHOLE_CONNECTION_ROWS } from "../store/subscription.ts";

export interface Spreads {
  readonly rows: CachedRows;
  readonly spreads: readonly BookSpread[];
  /** All of the connection's rows are here: its close is among the spreads. */
  readonly whole: boolean;
}

/** The book's figures beside the connection; undefined until its first rows are here. */
export function useSpreads(ladder: LadderState): Spreads | undefined {
  const locale = useLanguage();
  return useMemo(() => {
    const { cache, connection } = ladder;
    const rows = cache.read({ from: 0, to: Math.min(connection.segments, WHOLE_CONNECTION_ROWS) });
    if (rows === undefined || rows.from !== 0) return undefined;
    const whole = rows.columns.length === connection.segments;
    return { rows, whole, spreads: bookSpreads(rows.columns, connection, whole, locale, rows.statesBefore) };
  }, [ladder, locale]);
}
