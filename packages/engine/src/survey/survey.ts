import type { ConnectionSummary } from "@tcp-ladder/flow";
import type { FilterTrouble } from "@tcp-ladder/protocol";
import type { EngineStatus } from "../status.ts";

/** What a capture is found to hold, connection by connection; its segments are not kept. */
export interface Survey {
  readonly status: EngineStatus;
  /** Connections by their numbers, which are those that they have in a capture that keeps segments. */
  summaries(ids: readonly number[]): Promise<ConnectionSummary[]>;
  matching(filter: string): Promise<Matching>;
}

/** Numbers of the connections that a filter matches, in order; or what is wrong with it. */
export interface Matching {
  readonly ids: readonly number[];
  readonly trouble?: FilterTrouble | undefined;
}
