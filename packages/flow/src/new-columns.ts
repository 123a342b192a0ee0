import type { SegmentColumns } from "./columns.ts";

/** Columns for so many rows, all zero. */
export function newColumns(length: number): SegmentColumns {
  return {
    length,
    row: new Uint32Array(length),
    frame: new Uint32Array(length),
    connection: new Uint32Array(length),
    seconds: new Float64Array(length),
    nanos: new Uint32Array(length),
    flags: new Uint16Array(length),
    seq: new Uint32Array(length),
    ack: new Uint32Array(length),
    window: new Uint16Array(length),
    payload: new Uint32Array(length),
    options: new Uint16Array(length),
    marks: new Uint32Array(length),
    notes: new Uint32Array(length),
    states: new Uint8Array(length),
    related: new Uint32Array(length),
    acknowledges: new Uint32Array(length),
  };
}
