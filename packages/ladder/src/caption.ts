import type { ConnectionSummary } from "@tcp-ladder/flow";
import { OptionBit, TcpFlag } from "@tcp-ladder/wire";
import { writesAck } from "./label.ts";
import type { LabelPart, NumberMode } from "./position.ts";
import { ackParts, finSymbol, positionParts, text } from "./position.ts";
import { dataStart, finPosition, isFin, isRst, isSyn, type Row } from "./row.ts";

/**
 * The small line below an arrow in pieces, the most needed first: `seq 821610650:821610676`, `PSH`, `win 114`. It spells the
 * numbers in the way that the label does not: absolute below symbols, symbols below absolute numbers.
 */
export function captionPieces(row: Row, connection: ConnectionSummary, mode: NumberMode): LabelPart[][] {
  const other: NumberMode = mode === "absolute" ? "symbolic" : "absolute";
  const pieces: LabelPart[][] = [];
  if (row.payload > 0) {
    const start = dataStart(row);
    pieces.push([
      text("seq "),
      ...positionParts(connection, row.from, start, other),
      text(":"),
      ...positionParts(connection, row.from, (start + row.payload) >>> 0, other),
    ]);
  } else if (isSyn(row) || isFin(row) || isRst(row)) {
    pieces.push([text("seq "), ...positionParts(connection, row.from, row.seq, other)]);
  }
  if (writesAck(row)) pieces.push([text("ack "), ...ackParts(connection, row.from, row.ack, other)]);
  if (isFin(row) && mode === "symbolic" && connection.ends[row.from].isn !== undefined) {
    const symbol = finSymbol(connection, row.from);
    if (symbol !== undefined && finPosition(row) === connection.ends[row.from].fin) {
      pieces.push([
        { text: symbol, role: "symbol" },
        text(" = "),
        ...positionParts(connection, row.from, finPosition(row), "symbolic"),
      ]);
    }
  }
  if ((row.flags & TcpFlag.PSH) !== 0) pieces.push([text("PSH")]);
  if ((row.flags & TcpFlag.URG) !== 0) pieces.push([text("URG")]);
  if (!isRst(row)) pieces.push([text(`win ${row.window}`)]);
  const { mss, windowScale } = connection.ends[row.from];
  if (isSyn(row) && (row.options & OptionBit.MSS) !== 0 && mss !== undefined) pieces.push([text(`mss ${mss}`)]);
  if (isSyn(row) && (row.options & OptionBit.WINDOW_SCALE) !== 0 && windowScale !== undefined) {
    pieces.push([text(`wscale ${windowScale}`)]);
  }
  return pieces;
}
