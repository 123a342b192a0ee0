import { type ConnectionSummary, endpointText, type Flow } from "@tcp-ladder/flow";
import { parseFilter } from "./filter/parse.ts";
import { nanosecondsBetween, type Predicate } from "./filter/terms.ts";
import { FilterError } from "./filter/tokens.ts";

export interface ConnectionQuery {
  readonly from: number;
  readonly count: number;
  readonly sort: "id" | "segments" | "bytes" | "duration" | "notes" | "client" | "server";
  readonly descending: boolean;
  /** As `parseFilter` reads it; empty for all. */
  readonly filter: string;
}

export interface ConnectionPage {
  readonly total: number;
  readonly matched: number;
  readonly connections: readonly ConnectionSummary[];
  /** The filter could not be understood: what is wrong, and at which character. The list is then the unfiltered one. */
  readonly trouble: { readonly message: string; readonly at: number } | undefined;
}

/** A page of the list of connections, filtered and sorted; ties in order of appearance. */
export function queryConnections(flow: Flow, query: ConnectionQuery): ConnectionPage {
  const total = flow.connections;
  const { predicate, trouble } = readFilter(query.filter);
  // in order of appearance and unfiltered, which is the usual case, nothing but the page itself is looked at
  if (query.sort === "id" && predicate === undefined) {
    const ids = Array.from({ length: total }, (_, id) => (query.descending ? total - 1 - id : id));
    return { total, matched: total, connections: page(ids, query).map((id) => flow.connection(id)), trouble };
  }
  let found = Array.from({ length: total }, (_, id) => flow.connection(id));
  if (predicate !== undefined) found = found.filter(predicate);
  const key = SORT_KEYS[query.sort];
  const keys = new Map(found.map((one) => [one, key(one)]));
  const sign = query.descending ? -1 : 1;
  found.sort((a, b) => sign * compare(keys.get(a) as string | number, keys.get(b) as string | number) || a.id - b.id);
  return { total, matched: found.length, connections: page(found, query), trouble };
}

function readFilter(text: string): { predicate?: Predicate; trouble: ConnectionPage["trouble"] } {
  if (text.trim() === "") return { trouble: undefined };
  try {
    return { predicate: parseFilter(text), trouble: undefined };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { trouble: { message: error.message, at: error.at } };
  }
}

function page<T>(list: readonly T[], { from, count }: ConnectionQuery): T[] {
  return list.slice(from, from + count);
}

const SORT_KEYS: Record<ConnectionQuery["sort"], (one: ConnectionSummary) => string | number> = {
  id: (one) => one.id,
  segments: (one) => one.segments,
  bytes: (one) => one.ends.client.bytes + one.ends.server.bytes,
  duration: (one) => nanosecondsBetween(one.first, one.last),
  notes: (one) => one.noteCounts.reduce((sum, n) => sum + n, 0),
  client: (one) => endpointText(one.client),
  server: (one) => endpointText(one.server),
};

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
