import { NO_ROW } from "../columns.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { SIDE_BIT_ISN, SIDE_BITS } from "./layout.ts";

const ASKED = TcpState.SYN_SENT | (TcpState.SYN_RCVD << 4);
const BOTH_CLOSED = TcpState.CLOSED | (TcpState.CLOSED << 4);

/** Whether this is the RST that answers a SYN (RFC 9293, section 3.10.7.1): the server was CLOSED and had never listened. */
export function isRefusal(segment: Segment, server: RecordView, before: number, after: number): boolean {
  return (
    before === ASKED && after === BOTH_CLOSED && segment.fromServer && (server.get(SIDE_BITS) & SIDE_BIT_ISN) === 0
  );
}

/**
 * Corrects what the SYN alone had let suppose, that the server took it: the rows before the refusal. Happens once in a
 * connection, since a SYN that comes after a refusal supposes nothing.
 */
export function closeBeforeRefusal(table: SegmentTable, firstRow: number): void {
  for (let row = firstRow; row !== NO_ROW; row = table.next(row)) {
    const { states } = table.pageOf(row);
    const index = row & PAGE_MASK;
    const now = states[index] as number;
    if (now >>> 4 === TcpState.SYN_RCVD) states[index] = (now & 0x0f) | (TcpState.CLOSED << 4);
  }
}
