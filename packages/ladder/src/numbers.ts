import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import type { LabelPart } from "./position.ts";
import { ackParts, coversFin, positionParts, text } from "./position.ts";

/** All spellings of one sequence or acknowledgement number, for pointing at it. */
export interface NumberForms {
  readonly symbolic: readonly LabelPart[];
  readonly relative: readonly LabelPart[];
  readonly absolute: readonly LabelPart[];
}

/**
 * The three spellings of the `seq` or `ack` field of a segment sent by `from`. An ACK number that covers a FIN is written on
 * both, `M+1 = K+28`.
 */
export function numberForms(
  connection: ConnectionSummary,
  from: Side,
  field: "seq" | "ack",
  value: number,
): NumberForms {
  if (field === "seq") {
    return {
      symbolic: positionParts(connection, from, value, "symbolic"),
      relative: positionParts(connection, from, value, "relative"),
      absolute: positionParts(connection, from, value, "absolute"),
    };
  }
  const symbolic = ackParts(connection, from, value, "symbolic");
  const peer = from === "client" ? "server" : "client";
  if (coversFin(connection, from, value) && connection.ends[peer].isn !== undefined) {
    symbolic.push(text(" = "), ...positionParts(connection, peer, value, "symbolic"));
  }
  return {
    symbolic,
    relative: ackParts(connection, from, value, "relative"),
    absolute: ackParts(connection, from, value, "absolute"),
  };
}
