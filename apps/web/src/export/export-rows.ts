import {
  type ConnectionSummary,
  RowMark,
  type SegmentColumns,
  type SocketCall,
  type Timestamp,
} from "@tcp-ladder/flow";
import type { ExportInput, LadderInput } from "@tcp-ladder/ladder";
import { sliceColumns } from "../store/columns.ts";

/** Rows that are to be exported, as they came from the server. */
export interface ExportRows {
  readonly connection: ConnectionSummary;
  readonly calls: readonly SocketCall[];
  /** Index within the connection of the first row. */
  readonly from: number;
  readonly idlesBefore: number;
  readonly statesBefore: number;
  readonly timeBefore: Timestamp | undefined;
  readonly columns: SegmentColumns;
}

/** For what is written line by line. */
export function asText(
  { connection, columns, from, statesBefore }: ExportRows,
  unreceived: ReadonlySet<number> | undefined,
): ExportInput {
  return { connection, rows: [columns], from, statesBefore, unreceived };
}

/** Rows `start` … `end` of those, `end` not included, as a drawing takes them. */
export function partOf(rows: ExportRows, start: number, end: number): LadderInput {
  const { columns, connection, calls } = rows;
  let idlesBefore = rows.idlesBefore;
  for (let i = 0; i < start; i++) if (((columns.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0) idlesBefore++;
  const timeBefore: Timestamp | undefined =
    start === 0 ? rows.timeBefore : { seconds: columns.seconds[start - 1] ?? 0, nanos: columns.nanos[start - 1] ?? 0 };
  return {
    connection,
    calls,
    columns: sliceColumns(columns, start, end),
    from: rows.from + start,
    idlesBefore,
    statesBefore: start === 0 ? rows.statesBefore : (columns.states[start - 1] ?? rows.statesBefore),
    timeBefore,
  };
}
