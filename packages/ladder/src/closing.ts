import {
  type ConnectionSummary,
  clientState,
  type SegmentColumns,
  type Side,
  serverState,
  TcpState,
} from "@tcp-ladder/flow";
import { coversFin } from "./position.ts";
import { isAck, isFin, isRst, isSyn, otherSide, rowAt } from "./row.ts";

/** How a connection ended, as far as the rows show it. */
export interface ClosingShape {
  /**
   * What the FINs and their ACKs show; whether the last ACK was captured `secondAck` says. `three`: the second FIN carries the ACK of the first. `four`: that ACK travelled alone. `half-close`: as four, and data came
   * between, from the side that had not closed, after it had acknowledged the FIN. `simultaneous`: each side sent its FIN before it had seen the other's. `one-sided`: one FIN so far. `reset`: a RST.
   */
  readonly kind: "three" | "four" | "half-close" | "simultaneous" | "one-sided" | "reset";
  /** Who closed first, or who reset. */
  readonly by: Side;
  /** Rows within the columns: first FIN, the segment that acknowledges it, second FIN, its acknowledgement; undefined where not seen. */
  readonly firstFin: number | undefined;
  readonly firstAck: number | undefined;
  readonly secondFin: number | undefined;
  readonly secondAck: number | undefined;
  readonly reset: number | undefined;
  /** The capture does not show whether it was the first who closed: the other FIN may have come uncaptured. */
  readonly uncertain: boolean;
}

/** Neither end was still opening, or had no connection. */
function wasOpen(states: number): boolean {
  return [clientState(states), serverState(states)].every((state) => state >= TcpState.ESTABLISHED);
}

/** Whether a side's state is ever unknown from a row on. */
function isUnknown(columns: SegmentColumns, from: number, side: Side): boolean {
  const stateOf = side === "client" ? clientState : serverState;
  return columns.states.subarray(from).some((states) => stateOf(states) === TcpState.UNKNOWN);
}

/** Whether the other side acknowledges the FIN of row `i`: one that comes with a SYN may be passed over (Linux). */
function isEverCovered(columns: SegmentColumns, i: number, connection: ConnectionSummary): boolean {
  const { from } = rowAt(columns, i);
  for (let at = i + 1; at < columns.length; at += 1) {
    const row = rowAt(columns, at);
    if (row.from !== from && isAck(row) && coversFin(connection, row.from, row.ack)) return true;
  }
  return false;
}

/**
 * Undefined where the rows hold neither FIN nor RST. A RST in answer to a SYN is a refusal and no close, one before the last
 * ACK of the handshake neither. A FIN without ACK closes nothing: it is dropped (RFC 9293, section 3.10.7.4, fifth).
 */
export function closingShape(columns: SegmentColumns, connection: ConnectionSummary): ClosingShape | undefined {
  let firstFin: number | undefined;
  let firstAck: number | undefined;
  let secondFin: number | undefined;
  let secondAck: number | undefined;
  let reset: number | undefined;
  let by: Side | undefined;
  let dataAfter = false;
  for (let i = 0; i < columns.length; i += 1) {
    const row = rowAt(columns, i);
    if (isRst(row)) {
      if (reset === undefined && !isSyn(row) && (i === 0 || wasOpen(columns.states[i - 1] ?? 0))) {
        reset = i;
        by ??= row.from;
      }
      continue;
    }
    if (isFin(row) && (!isAck(row) || (isSyn(row) && !isEverCovered(columns, i, connection)))) continue;
    if (isFin(row) && firstFin === undefined) {
      firstFin = i;
      by = row.from;
      continue;
    }
    if (firstFin === undefined || by === undefined) continue;
    const answers = row.from === otherSide(by);
    if (answers && isAck(row) && firstAck === undefined && coversFin(connection, row.from, row.ack)) firstAck = i;
    if (answers && isFin(row) && secondFin === undefined) secondFin = i;
    if (answers && row.payload > 0 && secondFin === undefined && firstAck !== undefined) dataAfter = true;
    if (!answers && secondFin !== undefined && secondAck === undefined && isAck(row)) {
      if (coversFin(connection, row.from, row.ack)) secondAck = i;
    }
  }
  if (by === undefined) return undefined;
  const uncertain = secondFin === undefined && firstFin !== undefined && isUnknown(columns, firstFin, by);
  const seen = { by, firstFin, firstAck, secondFin, secondAck, reset, uncertain };
  if (reset !== undefined && secondAck === undefined) {
    return { ...seen, kind: "reset", by: rowAt(columns, reset).from };
  }
  if (secondFin === undefined) return { ...seen, kind: "one-sided" };
  if (firstAck === undefined || firstAck > secondFin) return { ...seen, kind: "simultaneous" };
  if (dataAfter) return { ...seen, kind: "half-close" };
  return { ...seen, kind: firstAck === secondFin ? "three" : "four" };
}
