import {
  type ConnectionSummary,
  RowMark,
  type SegmentColumns,
  type SocketCall,
  type Timestamp,
} from "@tcp-ladder/flow";
import type { ExportInput, LadderInput } from "@tcp-ladder/ladder";

type ColumnName = Exclude<keyof SegmentColumns, "length">;

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

/** A view of a stretch of rows; nothing is copied. */
export function sliceColumns(columns: SegmentColumns, start: number, end: number): SegmentColumns {
  const last = Math.min(end, columns.length);
  const parts = Object.entries(columns).map(([name, column]: [string, SegmentColumns[keyof SegmentColumns]]) => [
    name,
    typeof column === "number" ? last - start : column.subarray(start, last),
  ]);
  return Object.fromEntries(parts) as SegmentColumns;
}

/** Several stretches one after another. */
export function joinColumns(pieces: readonly SegmentColumns[]): SegmentColumns {
  const [first] = pieces;
  if (first === undefined) throw new RangeError("no rows");
  if (pieces.length === 1) return first;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const parts = Object.entries(first).map(([name, column]: [string, SegmentColumns[keyof SegmentColumns]]) => {
    if (typeof column === "number") return [name, length];
    const whole = new (column.constructor as new (size: number) => SegmentColumns[ColumnName])(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece[name as ColumnName], at);
      at += piece.length;
    }
    return [name, whole];
  });
  return Object.fromEntries(parts) as SegmentColumns;
}
