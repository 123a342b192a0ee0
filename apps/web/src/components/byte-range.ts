import type { DetailField, DetailLayer } from "@tcp-ladder/protocol";

/** Bytes of a frame, from and up to (not including). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The innermost field that a byte belongs to. */
export function fieldAt(layers: readonly DetailLayer[], byte: number): DetailField | undefined {
  let best: DetailField | undefined;
  for (const { fields } of layers) {
    for (const field of fields) {
      if (byte < field.start || byte >= field.end) continue;
      if (best === undefined || field.end - field.start < best.end - best.start) best = field;
    }
  }
  return best;
}

/** RFC 9293's rows are 32 bits; the options fill as many as they need. */
export const ROW_BITS = 32;

export interface HeaderCell {
  readonly field: DetailField;
  /** First column (from 1) and number of columns of 32. */
  readonly column: number;
  readonly columns: number;
  readonly row: number;
}

/** The fields of the TCP header where they stand in the picture of RFC 9293, section 3.1. */
export function headerCells(fields: readonly DetailField[]): HeaderCell[] {
  const cells: HeaderCell[] = [];
  let row = 0;
  let lastBitRow = -1;
  for (const field of fields) {
    if (field.bit === undefined || field.bits === undefined || field.bits <= 0) continue;
    const bitRow = Math.floor(field.bit / ROW_BITS);
    const whole = field.bits > ROW_BITS || bitRow >= 5;
    if (whole || bitRow !== lastBitRow) row++;
    lastBitRow = whole ? -1 : bitRow;
    cells.push({
      field,
      column: whole ? 1 : (field.bit % ROW_BITS) + 1,
      columns: whole ? ROW_BITS : field.bits,
      row,
    });
  }
  return cells;
}
