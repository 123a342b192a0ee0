import type { ConnectionSummary } from "@tcp-ladder/flow";

/** What a list of connections can be sorted by. */
export const CONNECTION_SORTS = [
  "id",
  "client",
  "server",
  "start",
  "duration",
  "segments",
  "bytes",
  "client-bytes",
  "server-bytes",
  "rtt",
  "states",
  "completeness",
  "notes",
] as const;
export type ConnectionSort = (typeof CONNECTION_SORTS)[number];

/** Numbers in a course, at most. */
export const COURSE_BINS = 24;

/** Bits of each number of a course: what the segments of an equal share of the connection have in common to be drawn. */
export const CourseBit = {
  /** The client sent a bare ACK; something that carries bytes, a SYN, a FIN or a RST. Then the same of the server. */
  CLIENT: 1,
  CLIENT_HEAVY: 2,
  SERVER: 4,
  SERVER_HEAVY: 8,
  OPENING: 16,
  DATA: 32,
  CLOSING: 64,
  /** A RST, or a note that tells of repeats, loss or a window that stops. */
  TROUBLE: 128,
} as const;

/** A connection in a list, with its course where that was asked for: one number a share, {@link CourseBit}. */
export type ListedConnection = ConnectionSummary & { readonly course?: readonly number[] | undefined };

/** What can be wrong with a filter; `value` in {@link FilterTrouble} is the word it is about. */
export type FilterTroubleCode =
  | `missing-${"condition" | "address" | "port" | "state" | "note" | "comparison" | "number"}`
  | "condition-expected"
  | "comparison-expected"
  | "open-parenthesis"
  | "open-quote"
  | "nothing-to-close"
  | "too-deep"
  | "unreadable"
  | "no-state"
  | "no-note"
  | "no-address"
  | "no-port"
  | "no-number"
  | "no-whole-number";

export interface FilterTrouble {
  readonly code: FilterTroubleCode;
  /** In English. */
  readonly message: string;
  readonly value: string;
  /** At which character, from 0. */
  readonly at: number;
}
