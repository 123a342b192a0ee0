import type { DetailField } from "@tcp-ladder/protocol";

/** RFC 9293's rows are 32 bits. */
export const ROW_BITS = 32;
const OPTION_BITS = 5 * ROW_BITS;

export interface HeaderCell {
  readonly field: DetailField;
  /** First column (from 1) and number of columns of 32. */
  readonly column: number;
  readonly columns: number;
  /** From 1. */
  readonly row: number;
  /** An option: its kind and length stand in cells of their own before its value. */
  readonly option: "none" | "whole" | "single";
}

/**
 * The fields of the TCP header where they stand in the picture of RFC 9293, section 3.1. Options begin rows of their own,
 * whatever their place within a word, so that each can be read; those of one byte share a row.
 */
export function headerCells(fields: readonly DetailField[]): HeaderCell[] {
  const cells: HeaderCell[] = [];
  let row = 0;
  let last = -1;
  let singles = 0;
  for (const field of fields) {
    if (field.bit === undefined || field.bits === undefined || field.bits <= 0) continue;
    if (field.bit >= OPTION_BITS) {
      const single = field.bits === 8;
      if (!single || singles === 0 || singles === 4) row++;
      singles = single ? (singles % 4) + 1 : 0;
      cells.push({
        field,
        row,
        column: single ? (singles - 1) * 8 + 1 : 1,
        columns: single ? 8 : ROW_BITS,
        option: single ? "single" : "whole",
      });
      continue;
    }
    const bitRow = Math.floor(field.bit / ROW_BITS);
    if (bitRow !== last) row++;
    last = bitRow;
    cells.push({ field, row, column: (field.bit % ROW_BITS) + 1, columns: field.bits, option: "none" });
  }
  return cells;
}

/** tcpdump's letters, but A for ACK and C for CWR, as the standard's picture has them. */
const FLAG_LETTERS: Readonly<Record<string, string>> = { AE: "e" };

export function flagLetter(name: string): string {
  return FLAG_LETTERS[name] ?? name[0] ?? "";
}

/** `8 (32 bytes)` → `8` and `32 bytes`; Chinese has brackets of its own. */
export function splitValue(value: string): { readonly short: string; readonly rest: string } {
  const match = /^(.*?)(?: \(|（)(.*)[)）]$/.exec(value);
  return match === null ? { short: value, rest: "" } : { short: match[1] ?? "", rest: match[2] ?? "" };
}
