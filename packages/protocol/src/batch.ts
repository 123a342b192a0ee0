import type { ConnectionSummary, SegmentColumns, SocketCall } from "@tcp-ladder/flow";

/**
 * Rows of a connection on their way to the page: a small JSON header, then the columns as they lie in memory.
 *
 *     u32 LE   header length in bytes
 *     …        header, JSON in UTF-8, padded with spaces so that the columns start on a multiple of 8
 *     …        each column in the order of COLUMN_KINDS, little-endian, padded to a multiple of 8
 */
export interface Batch {
  /** Answer to a `window` request, or to the `follow` that asked for it. */
  readonly request: number;
  readonly capture: string;
  readonly connection: ConnectionSummary;
  /** Index within the connection of the first row. */
  readonly from: number;
  /** Idle gaps before it. */
  readonly idlesBefore: number;
  /** States before it, packed as in `SegmentColumns.states`. */
  readonly statesBefore: number;
  /** Following: rows passed over since the batch before, still reachable by a window. */
  readonly skipped: number;
  /** Socket calls of the connection. */
  readonly calls: readonly SocketCall[];
  readonly columns: SegmentColumns;
}
