import { TcpFlag } from "@tcp-ladder/wire";
import type { SegmentColumns } from "../columns.ts";
import { serverState, TcpState } from "../state.ts";

/** States before a connection's first segment was sent, packed as the table has them: what `flags` of that one show. */
export function statesBefore(firstFlags: number): number {
  // A RST says the same with a SYN as without: nothing of who listens (RFC 9293, section 3.10.7.2).
  if ((firstFlags & (TcpFlag.SYN | TcpFlag.RST)) !== TcpFlag.SYN) return pack(TcpState.UNKNOWN, TcpState.UNKNOWN);
  const client = (firstFlags & TcpFlag.ACK) === 0 ? TcpState.CLOSED : TcpState.SYN_SENT;
  return pack(client, TcpState.LISTEN);
}

/**
 * The same in hindsight: CLOSED and LISTEN where the SYN was captured; nobody listened where it was refused, or where both
 * sides opened at once, which the first segment's states tell. Where only the answer was captured the SYN before it had
 * brought both this far.
 *
 * @param columns begin with the connection's first segment
 */
export function statesAtStart(columns: SegmentColumns): number {
  const flags = columns.flags[0] ?? 0;
  const before = statesBefore(columns.length === 0 ? 0 : flags);
  if ((flags & (TcpFlag.SYN | TcpFlag.RST)) !== TcpFlag.SYN) return before;
  if ((flags & TcpFlag.ACK) !== 0) return pack(TcpState.SYN_SENT, TcpState.SYN_RCVD);
  const server = serverState(columns.states[0] ?? 0);
  if (server === TcpState.SYN_RCVD || server === TcpState.LISTEN) return before;
  return pack(TcpState.CLOSED, server === TcpState.CLOSED ? TcpState.CLOSED : TcpState.UNKNOWN);
}

const pack = (client: TcpState, server: TcpState): number => client | (server << 4);
