import type { ConnectionSummary, Connections } from "@tcp-ladder/flow";
import { matchingIds, readFilter } from "../filter/match.ts";
import type { Matching } from "./survey.ts";

/** What is asked of connections once a capture has been read. All that goes in and out is plain data. */
export interface Answers {
  summaries(ids: readonly number[]): ConnectionSummary[];
  matching(filter: string): Matching;
}

export function answersOf(flow: Connections): Answers {
  return {
    summaries: (ids) => ids.map((id) => flow.connection(id)),
    matching(filter) {
      const { predicate, trouble } = readFilter(filter);
      return { ids: [...matchingIds(flow.connections, flow.cursor(), predicate)], trouble };
    },
  };
}
