import type { ConnectionCursor } from "@tcp-ladder/flow";
import type { FilterTrouble } from "@tcp-ladder/protocol";
import { parseFilter } from "./parse.ts";
import type { Predicate } from "./terms.ts";
import { FilterError } from "./trouble.ts";

/** Ids below `total` that match, in order; all of them without a predicate. They are put into `matching`, which has room. */
export function matchingIds(
  total: number,
  cursor: ConnectionCursor,
  predicate: Predicate | undefined,
  matching: Uint32Array = new Uint32Array(total),
): Uint32Array {
  let matched = 0;
  for (let id = 0; id < total; id++) {
    if (predicate !== undefined) {
      cursor.moveTo(id);
      if (!predicate(cursor)) continue;
    }
    matching[matched++] = id;
  }
  return matching.subarray(0, matched);
}

/** What is wrong with a filter, if anything is. */
export function filterTrouble(text: string): FilterTrouble | undefined {
  return readFilter(text).trouble;
}

/** A filter's meaning, or what is wrong with it; neither of an empty one. */
export function readFilter(text: string): { predicate?: Predicate; trouble: FilterTrouble | undefined } {
  if (text.trim() === "") return { trouble: undefined };
  try {
    return { predicate: parseFilter(text), trouble: undefined };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { code, message, value, at } = error;
    return { trouble: { code, message, value, at } };
  }
}
