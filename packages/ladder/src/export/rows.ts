import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";
import type { Locale } from "../locale.ts";
import type { NumberMode } from "../position.ts";

/** A whole connection to be written: its rows may come in pieces, so that one of a million is never held at once. */
export interface ExportInput {
  readonly connection: ConnectionSummary;
  /** Consecutive rows, oldest first. */
  readonly rows: Iterable<SegmentColumns>;
  /** Index within the connection of the first row; 0 where left out. Rows are numbered from it. */
  readonly from?: number | undefined;
  /** States before the first row, packed as in `SegmentColumns.states`. */
  readonly statesBefore: number;
  /**
   * Rows (`SegmentColumns.row`) that did not arrive in time; where left out, those that each piece of rows shows by itself. Empty where the
   * capture lost frames.
   */
  readonly unreceived?: ReadonlySet<number> | undefined;
}

export interface ExportOptions {
  readonly numbers?: NumberMode | undefined;
  readonly locale?: Locale | undefined;
}
