import type { Flow } from "@tcp-ladder/flow";
import type { Found } from "@tcp-ladder/protocol";
import { parseFind } from "./parse.ts";

/** Places told of at most, evenly over the connection: as many as a strip on the screen can mark. */
const MOST_PLACES = 1024;

export interface FindQuery {
  /** As `parseFind` reads it. */
  readonly text: string;
  /** Index within the connection to begin at; it counts itself. */
  readonly from: number;
  readonly backwards: boolean;
}

/** The next segment that matches, going round at the end, in one pass. Throws a RangeError for a connection that is none. */
export function findSegment(flow: Flow, id: number, { text, from, backwards }: FindQuery): Found {
  const connection = flow.connection(id);
  const wanted = parseFind(text, connection);
  if (wanted === undefined) return { understood: false, total: 0, index: undefined, ordinal: 0, places: [] };
  const { segments } = connection;
  const share = Math.max(1, segments / MOST_PLACES);
  const places: number[] = [];
  let total = 0;
  let [first, last, before, after] = [-1, -1, -1, -1];
  let [beforeOrdinal, afterOrdinal] = [0, 0];
  let nextPlace = 0;
  flow.scan(id, 0, segments, (columns, i, index) => {
    if (!wanted(columns, i)) return;
    total += 1;
    if (first < 0) first = index;
    last = index;
    if (index <= from) {
      before = index;
      beforeOrdinal = total;
    }
    if (index >= from && after < 0) {
      after = index;
      afterOrdinal = total;
    }
    if (index >= nextPlace) {
      places.push(index);
      nextPlace = (Math.floor(index / share) + 1) * share;
    }
  });
  if (total === 0) return { understood: true, total, index: undefined, ordinal: 0, places };
  const [index, ordinal] = backwards
    ? before >= 0
      ? [before, beforeOrdinal]
      : [last, total]
    : after >= 0
      ? [after, afterOrdinal]
      : [first, 1];
  return { understood: true, total, index, ordinal, places };
}
