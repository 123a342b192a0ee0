import type { ConnectionSummary } from "@tcp-ladder/flow";

export interface ConnectionQuery {
  readonly from: number;
  readonly count: number;
  readonly sort: "id" | "segments" | "bytes" | "duration" | "notes" | "client" | "server";
  readonly descending: boolean;
  /** Empty for all. */
  readonly filter: string;
}

export interface ConnectionPage {
  readonly total: number;
  readonly matched: number;
  readonly connections: readonly ConnectionSummary[];
}
