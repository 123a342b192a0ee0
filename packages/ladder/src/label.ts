import { type ConnectionSummary, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { ackParts, type LabelPart, type NumberMode, positionParts, text } from "./position.ts";
import { dataStart, finPosition, isAck, isFin, isRst, isSyn, type Row, rowAt } from "./row.ts";

/** The label of row `i`: `SYN K, ACK J+1` as parts. The one label-maker: text, page and exports all use it. */
export function labelParts(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  mode: NumberMode = "symbolic",
): LabelPart[] {
  const row = rowAt(columns, i);
  const parts: LabelPart[] = [];
  const begin = (word: string): void => {
    parts.push(text(parts.length === 0 ? word : `, ${word}`));
  };
  if (isSyn(row)) {
    begin("SYN ");
    parts.push(...positionParts(connection, row.from, row.seq, mode));
  }
  if (row.payload > 0) {
    const start = dataStart(row);
    begin("DATA ");
    parts.push(...positionParts(connection, row.from, start, mode), text(":"));
    parts.push(...positionParts(connection, row.from, (start + row.payload) >>> 0, mode), text(` (${row.payload})`));
  }
  if (isFin(row)) {
    begin("FIN ");
    parts.push(...positionParts(connection, row.from, finPosition(row), mode, "fin"));
  }
  if (isRst(row)) begin("RST");
  if (writesAck(row)) {
    begin("ACK ");
    parts.push(...ackParts(connection, row.from, row.ack, mode));
  }
  return parts.length === 0 ? [text("no flags")] : mergeTexts(parts);
}

/**
 * Nearly every segment carries an ACK number; it is written where it says something: alone, on a SYN+ACK, or where it goes
 * further than this side had acknowledged before.
 */
export function writesAck(row: Row): boolean {
  if (!isAck(row)) return false;
  return isSyn(row) || (row.marks & RowMark.ACK_ADVANCES) !== 0 || !(row.payload > 0 || isFin(row) || isRst(row));
}

/** The same as one string. */
export function labelText(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  mode: NumberMode = "symbolic",
): string {
  return partsText(labelParts(columns, i, connection, mode));
}

export function partsText(parts: readonly LabelPart[]): string {
  let all = "";
  for (const part of parts) all += part.text;
  return all;
}

/** Joins neighbouring texts, so that a label has as few pieces as it can. */
function mergeTexts(parts: readonly LabelPart[]): LabelPart[] {
  const merged: LabelPart[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (before?.role === "text" && part.role === "text") {
      merged[merged.length - 1] = text(before.text + part.text);
    } else merged.push(part);
  }
  return merged;
}
