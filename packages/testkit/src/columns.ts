import { NO_ROW, newColumns, type SegmentColumns } from "@tcp-ladder/flow";

/** Columns that can be written, `length` rows of zeros. */
export function blankColumns(length: number): SegmentColumns {
  return {
    ...newColumns(length),
    row: Uint32Array.from({ length }, (_, i) => i),
    frame: Uint32Array.from({ length }, (_, i) => i + 1),
    related: new Uint32Array(length).fill(NO_ROW),
    acknowledges: new Uint32Array(length).fill(NO_ROW),
  };
}

/** Rows `from` … `to` (not including) of the columns. */
export function sliceColumns(columns: SegmentColumns, from: number, to: number): SegmentColumns {
  return {
    length: Math.max(0, Math.min(to, columns.length) - from),
    row: columns.row.subarray(from, to),
    frame: columns.frame.subarray(from, to),
    connection: columns.connection.subarray(from, to),
    seconds: columns.seconds.subarray(from, to),
    nanos: columns.nanos.subarray(from, to),
    flags: columns.flags.subarray(from, to),
    seq: columns.seq.subarray(from, to),
    ack: columns.ack.subarray(from, to),
    window: columns.window.subarray(from, to),
    payload: columns.payload.subarray(from, to),
    options: columns.options.subarray(from, to),
    marks: columns.marks.subarray(from, to),
    notes: columns.notes.subarray(from, to),
    states: columns.states.subarray(from, to),
    related: columns.related.subarray(from, to),
    acknowledges: columns.acknowledges.subarray(from, to),
  };
}
