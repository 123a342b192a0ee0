import { NO_ROW } from "../columns.ts";
import type { TcpState } from "../state.ts";
import type { Correction } from "../states/ends.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";

/**
 * A segment may show that those before it had not arrived when it was sent, or were not taken. What they had let suppose
 * of its sender is then wrong: the rows at the connection's end that say a state which is among the wrong ones get what
 * stands there for it. Examples:
 *
 * - A RST answers the SYN (RFC 9293, section 3.10.7.1): the server was CLOSED and had never listened.
 * - A SYN without ACK meets the SYN (section 3.5, figure 7): the server was CLOSED until it opened by itself.
 * - A FIN or data that does not acknowledge the FIN (section 3.6, figure 13): its sender was still ESTABLISHED.
 * - A SYN+ACK is repeated: the ACK of it had not been taken.
 *
 * @param from a row of the connection from which on to look
 * @param to one past the last: the row of the segment that tells
 * @param server whose states
 */
export function correctStates(table: SegmentTable, from: number, to: number, server: boolean, wrong: Correction): void {
  const shift = server ? 4 : 0;
  const rightOf = (row: number): TcpState | undefined => {
    const states = table.pageOf(row).states[row & PAGE_MASK] as number;
    return wrong[(states >>> shift) & 0x0f];
  };
  let first = NO_ROW;
  for (let row = from; row !== to && row !== NO_ROW; row = table.next(row)) {
    if (rightOf(row) === undefined) first = NO_ROW;
    else if (first === NO_ROW) first = row;
  }
  for (let row = first; row !== to && row !== NO_ROW; row = table.next(row)) {
    const { states } = table.pageOf(row);
    const index = row & PAGE_MASK;
    states[index] = ((states[index] as number) & ~(0x0f << shift)) | ((rightOf(row) as TcpState) << shift);
  }
}
