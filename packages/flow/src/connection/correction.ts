import { NO_ROW } from "../columns.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";

const { CLOSED, SYN_SENT, SYN_RCVD, ESTABLISHED, CLOSE_WAIT, CLOSING } = TcpState;
const ASKED = SYN_SENT | (SYN_RCVD << 4);
const BOTH_CLOSED = CLOSED | (CLOSED << 4);
const BOTH_RCVD = SYN_RCVD | (SYN_RCVD << 4);

/**
 * A segment may show that the one before it had not arrived when this was sent, or was not taken. What that one had let
 * suppose of this one's sender is then wrong, and the state that it had instead is returned; undefined where all stands.
 *
 * - A RST answers the SYN (RFC 9293, section 3.10.7.1): the server was CLOSED and had never listened.
 * - A SYN without ACK meets the SYN (section 3.5, figure 7): the server was CLOSED until it opened by itself.
 * - A FIN meets the FIN (section 3.6, figure 13): its sender was still ESTABLISHED.
 */
export function mistaken(segment: Segment, before: number, after: number): { was: TcpState; is: TcpState } | undefined {
  if (before === ASKED && segment.fromServer && (after === BOTH_CLOSED || after === BOTH_RCVD)) return NEVER_LISTENED;
  const shift = segment.fromServer ? 4 : 0;
  const crossed = ((before >>> shift) & 0x0f) === CLOSE_WAIT && ((after >>> shift) & 0x0f) === CLOSING;
  return crossed ? NOT_YET_CLOSED : undefined;
}

const NEVER_LISTENED = { was: SYN_RCVD, is: CLOSED };
const NOT_YET_CLOSED = { was: CLOSE_WAIT, is: ESTABLISHED };

/** Corrects the states of one side in the rows from `row` to the connection's last. */
export function correctStates(
  table: SegmentTable,
  from: number,
  server: boolean,
  { was, is }: { readonly was: TcpState; readonly is: TcpState },
): void {
  const shift = server ? 4 : 0;
  for (let row = from; row !== NO_ROW; row = table.next(row)) {
    const { states } = table.pageOf(row);
    const index = row & PAGE_MASK;
    const now = states[index] as number;
    if (((now >>> shift) & 0x0f) === was) states[index] = (now & ~(0x0f << shift)) | (is << shift);
  }
}
