import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";
import { distance } from "../position.ts";
import { isAck, isRst, isSyn, otherSide, type Row, rowAt } from "../row.ts";
import type { SegmentKind } from "./kind.ts";
import { wasAcknowledged } from "./note-text.ts";

/** The kind of row `i` once those before it are looked at: some cannot be told by a segment and its states alone. */
export function kindAmong(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  kind: SegmentKind,
): SegmentKind {
  if (kind === "keep-alive") return keepAliveKind(columns, i);
  if (kind === "syn-ack" || kind === "syn-ack-crossing") {
    const { ack, from } = rowAt(columns, i);
    const { isn } = connection.ends[otherSide(from)];
    const count = isn === undefined ? 1 : distance(isn, ack);
    if (count < 1 || count > 1 + synPayload(columns, i)) return "syn-ack-unfit";
  }
  return kind;
}

/** Bytes of data that the other side's SYN brought; as many as may be where that SYN is not among the rows. */
export function synPayload(columns: SegmentColumns, i: number): number {
  const { from } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from !== from && isSyn(row) && !isAck(row)) return row.payload + finLength(row);
  }
  return 0xffff;
}

const FIN = 0x01;
const finLength = (row: Row): number => ((row.flags & FIN) === 0 ? 0 : 1);

/**
 * What Wireshark calls a keep-alive is told by its number alone. Linux asks a closed window with the same segment, and a
 * repeat of a single byte looks like one.
 */
function keepAliveKind(columns: SegmentColumns, i: number): SegmentKind {
  const { from, payload } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === from || isRst(row)) continue;
    if (row.window === 0) return "window-asked";
    return payload === 1 && !wasAcknowledged(columns, i) ? "keep-alive-unacknowledged" : "keep-alive";
  }
  return "keep-alive";
}
