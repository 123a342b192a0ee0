import { type ConnectionSummary, serverState, TcpState } from "@tcp-ladder/flow";
import type { Window } from "./capture.ts";
import type { CaptureParts } from "./parts.ts";

/** Segments `from` … `from + count` of a connection with what the drawing needs beside them. */
export function connectionWindow({ flow, calls }: CaptureParts, id: number, from: number, count: number): Window {
  const connection = flow.connection(id);
  const first = Math.min(Math.max(0, from), connection.segments);
  const { columns, idlesBefore } = flow.window(id, first, count);
  const before = first === 0 ? undefined : flow.window(id, first - 1, 1).columns;
  return {
    connection,
    from: first,
    idlesBefore,
    statesBefore: before === undefined ? statesAtStart(connection, columns.states[0]) : (before.states[0] as number),
    timeBefore: before && { seconds: before.seconds[0] as number, nanos: before.nanos[0] as number },
    skipped: 0,
    calls: calls.of(connection),
    columns,
  };
}

/**
 * Before the first segment: CLOSED and LISTEN where the SYN was captured; nobody listened where it was refused, or where
 * both sides opened at once, which the first segment's states tell.
 */
export function statesAtStart(connection: ConnectionSummary, first?: number): number {
  if (connection.openerKnownBy === "syn") {
    const closed = first === undefined ? wasRefused(connection) : serverState(first) === TcpState.CLOSED;
    return pack(TcpState.CLOSED, closed ? TcpState.CLOSED : TcpState.LISTEN);
  }
  // only the answer was captured: the SYN before it had brought both this far
  if (connection.openerKnownBy === "syn-ack") return pack(TcpState.SYN_SENT, TcpState.SYN_RCVD);
  return pack(TcpState.UNKNOWN, TcpState.UNKNOWN);
}

/** The server said nothing but RST: no SYN of its own, no data, no FIN. */
function wasRefused({ resetBy, firstFin, ends }: ConnectionSummary): boolean {
  return resetBy === "server" && firstFin === undefined && ends.server.isn === undefined && ends.server.bytes === 0;
}

const pack = (client: number, server: number) => client | (server << 4);
