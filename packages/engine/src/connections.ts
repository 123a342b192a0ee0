import type { ConnectionSummary, Flow, Timestamp } from "@tcp-ladder/flow";
import type { ConnectionSort, FilterTrouble, ListedConnection } from "@tcp-ladder/protocol";
import { matchingIds, readFilter } from "./filter/match.ts";
import { connectionCourse } from "./list/course.ts";
import { sortIds } from "./list/keys.ts";
import { Room } from "./list/room.ts";

export interface ConnectionQuery {
  readonly from: number;
  readonly count: number;
  readonly sort: ConnectionSort;
  readonly descending: boolean;
  /** As `parseFilter` reads it; empty for all. */
  readonly filter: string;
  /** With the course of each, for small pictures. */
  readonly courses?: boolean | undefined;
}

export interface ConnectionPage {
  readonly total: number;
  readonly matched: number;
  readonly connections: readonly ListedConnection[];
  /** Time of the capture's first segment; undefined where it has none. */
  readonly began: Timestamp | undefined;
  /** The filter could not be understood: what is wrong, and at which character. The list is then the unfiltered one. */
  readonly trouble: FilterTrouble | undefined;
}

/** The connections of a flow, a page at a time. */
export type ConnectionList = (query: ConnectionQuery) => ConnectionPage;

/** What was asked last: someone who scrolls asks for page after page of the same order. */
interface Remembered {
  readonly key: string;
  readonly ids: Uint32Array;
  readonly trouble: FilterTrouble | undefined;
}

/** One for all captures: each question is answered before the next. */
const working = new Room();

export function openConnectionList(flow: Flow): ConnectionList {
  const cursor = flow.cursor();
  const lasting = new Room();
  let last: Remembered | undefined;

  /** Ids that match, sorted; ties in order of appearance. They take the place of those before. */
  function order(query: ConnectionQuery, key: string): Remembered {
    const { predicate, trouble } = readFilter(query.filter);
    const matching = working.words("matching", flow.connections);
    const ids = matchingIds(flow.connections, cursor, predicate, matching);
    const sorted = sortIds(ids, cursor, query.sort, query.descending, working);
    const kept = lasting.words("ids", sorted.length);
    kept.set(sorted);
    return { key, ids: kept, trouble };
  }

  return (query) => {
    const total = flow.connections;
    const began = total === 0 ? undefined : flow.connection(0).first;
    // In order of appearance and unfiltered, which is the usual case, nothing but the page itself is looked at.
    if (query.sort === "id" && query.filter.trim() === "") {
      const ids = appearing(total, query);
      return { total, matched: total, connections: listed(flow, ids, query), began, trouble: undefined };
    }
    const key = JSON.stringify([query.filter, query.sort, query.descending, flow.segments]);
    const found = last?.key === key ? last : order(query, key);
    last = found;
    const ids = found.ids.subarray(query.from, query.from + query.count);
    return { total, matched: found.ids.length, connections: listed(flow, ids, query), began, trouble: found.trouble };
  };
}

function appearing(total: number, { from, count, descending }: ConnectionQuery): Uint32Array {
  const length = Math.max(0, Math.min(count, total - from));
  return Uint32Array.from({ length }, (_, i) => (descending ? total - 1 - from - i : from + i));
}

function listed(flow: Flow, ids: Uint32Array, { courses }: ConnectionQuery): ListedConnection[] {
  return Array.from(ids, (id) => {
    const connection: ConnectionSummary = flow.connection(id);
    return courses === true ? { ...connection, course: connectionCourse(flow, id, connection.segments) } : connection;
  });
}
