import {
  type ConnectionSummary,
  clientState,
  type Endpoint,
  NOTE_NAMES,
  RowMark,
  type SegmentColumns,
  type Side,
  type SideSummary,
  serverState,
} from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";
import type { NotedSegment } from "./notation.ts";

/** The summary of a whole conversation, counted from its rows. */
export function summarise(
  columns: SegmentColumns,
  noted: readonly NotedSegment[],
  known: { readonly client: Endpoint; readonly server: Endpoint; readonly states: number },
): ConnectionSummary {
  const rows = Array.from({ length: columns.length }, (_, i) => i);
  const has = (i: number, flag: number): boolean => ((columns.flags[i] ?? 0) & flag) !== 0;
  const side = (i: number): Side => (((columns.marks[i] ?? 0) & RowMark.FROM_SERVER) !== 0 ? "server" : "client");
  const last = columns.length - 1;
  const stamp = (i: number) => ({ seconds: columns.seconds[i] ?? 0, nanos: columns.nanos[i] ?? 0 });
  const client = end(columns, noted, "client", side, clientState(known.states));
  const server = end(columns, noted, "server", side, serverState(known.states));
  const firstFin = rows.find((i) => has(i, TcpFlag.FIN));
  const reset = rows.find((i) => has(i, TcpFlag.RST));
  const synAck = rows.some((i) => has(i, TcpFlag.SYN) && has(i, TcpFlag.ACK));
  const third = rows.findIndex((i) => side(i) === "client" && has(i, TcpFlag.ACK) && !has(i, TcpFlag.RST));
  return {
    id: 0,
    client: known.client,
    server: known.server,
    openerKnownBy: client.isn !== undefined ? "syn" : synAck ? "syn-ack" : "nothing",
    ends: { client, server },
    segments: columns.length,
    first: stamp(0),
    last: stamp(Math.max(0, last)),
    firstFin: firstFin === undefined ? undefined : side(firstFin),
    resetBy: reset === undefined ? undefined : side(reset),
    handshakeCaptured: client.isn !== undefined && server.isn !== undefined && third >= 0,
    completeness:
      (client.isn !== undefined ? 1 : 0) |
      (synAck ? 2 : 0) |
      (third >= 0 ? 4 : 0) |
      (columns.payload.some((bytes) => bytes > 0) ? 8 : 0) |
      (firstFin !== undefined ? 16 : 0) |
      (reset !== undefined ? 32 : 0),
    noteCounts: NOTE_NAMES.map((_, bit) => columns.notes.reduce((n, notes) => n + ((notes >> bit) & 1), 0)),
    initialRttNs: client.isn !== undefined && third >= 0 ? elapsedNs(columns, third) : undefined,
  };
}

function elapsedNs(columns: SegmentColumns, i: number): number {
  return (
    ((columns.seconds[i] ?? 0) - (columns.seconds[0] ?? 0)) * 1e9 + (columns.nanos[i] ?? 0) - (columns.nanos[0] ?? 0)
  );
}

function end(
  columns: SegmentColumns,
  noted: readonly NotedSegment[],
  which: Side,
  side: (i: number) => Side,
  state: SideSummary["state"],
): SideSummary {
  const rows = noted.map((_, i) => i).filter((i) => side(i) === which);
  const syn = rows.find((i) => ((columns.flags[i] ?? 0) & TcpFlag.SYN) !== 0);
  const fin = rows.find((i) => ((columns.flags[i] ?? 0) & TcpFlag.FIN) !== 0);
  const first = rows[0];
  const at = (column: Uint32Array, i: number): number => column[i] ?? 0;
  return {
    segments: rows.length,
    bytes: rows.reduce((sum, i) => sum + at(columns.payload, i), 0),
    isn: syn === undefined ? undefined : at(columns.seq, syn),
    base:
      syn !== undefined ? at(columns.seq, syn) : first !== undefined ? (at(columns.seq, first) - 1) >>> 0 : undefined,
    fin: fin === undefined ? undefined : (at(columns.seq, fin) + at(columns.payload, fin)) >>> 0,
    windowScale: noted.find((s, i) => side(i) === which && s.scale !== undefined)?.scale,
    synCut: false,
    mss: noted.find((s, i) => side(i) === which && s.mss !== undefined)?.mss,
    state,
  };
}
