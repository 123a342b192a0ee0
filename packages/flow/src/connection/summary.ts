import type { EndpointNames } from "@tcp-ladder/capture-file";
import { formatAddress } from "@tcp-ladder/wire";
import type { ConnectionSummary, Endpoint, Side, SideSummary } from "../connection.ts";
import type { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import type { Times } from "../table/times.ts";
import {
  CONNECTION_BIT_CLIENT_FIN_FIRST,
  CONNECTION_BIT_CLIENT_RESET,
  CONNECTION_BIT_COMPLETENESS_SHIFT,
  CONNECTION_BIT_SERVER_FIN_FIRST,
  CONNECTION_BIT_SERVER_RESET,
  CONNECTION_BIT_SERVER_SYN_ACKED,
  CONNECTION_BIT_STATES_SHIFT,
  CORE_BIT_OPENER_SYN,
  CORE_BIT_OPENER_SYN_ACK,
  CORE_FIRST_OPTIONS,
  CORE_FIRST_ROW,
  CORE_PAIR,
  FIELD_BITS,
  FIELD_FIRST_ACK_ROW,
  FIELD_LAST_ROW,
  FIELD_SYN_ROW,
  SIDE_BASE,
  SIDE_BIT_BASE,
  SIDE_BIT_FIN,
  SIDE_BIT_ISN,
  SIDE_BIT_MSS,
  SIDE_BIT_SCALE,
  SIDE_BIT_SCALE_KNOWN,
  SIDE_BIT_SCALE_SENT,
  SIDE_BITS,
  SIDE_BYTES_HIGH,
  SIDE_BYTES_LOW,
  SIDE_FIN,
  SIDE_ISN,
  SIDE_MSS_AND_UNACKED,
  SIDE_SEGMENTS,
} from "./layout.ts";
import type { PairRecords } from "./pair-records.ts";
import type { ConnectionStore } from "./store.ts";

/** Names that a text capture printed, by the pair's lower and higher endpoint. */
export interface PairNames {
  readonly names: EndpointNames;
  readonly fromHigher: boolean;
}

/** The connection that the store's views show, as plain data. */
export function summarise(
  id: number,
  store: ConnectionStore,
  pairs: PairRecords,
  times: Times,
  noteCounts: readonly number[],
  names: PairNames | undefined,
): ConnectionSummary {
  const { view, client, server } = store;
  const bits = view.get(FIELD_BITS);
  const opener = store.core(id, CORE_FIRST_OPTIONS);
  const clientIsHigher = store.clientIsHigher(id);
  const pair = store.core(id, CORE_PAIR);
  const acked = view.get(FIELD_FIRST_ACK_ROW);
  const bothSyns = (client.get(SIDE_BITS) & server.get(SIDE_BITS) & SIDE_BIT_ISN) !== 0;
  return {
    id,
    client: endpoint(pairs, pair, clientIsHigher, names),
    server: endpoint(pairs, pair, !clientIsHigher, names),
    openerKnownBy:
      (opener & CORE_BIT_OPENER_SYN) !== 0 ? "syn" : (opener & CORE_BIT_OPENER_SYN_ACK) !== 0 ? "syn-ack" : "nothing",
    ends: {
      client: sideSummary(client, ((bits >>> CONNECTION_BIT_STATES_SHIFT) & 0x0f) as TcpState),
      server: sideSummary(server, ((bits >>> (CONNECTION_BIT_STATES_SHIFT + 4)) & 0x0f) as TcpState),
    },
    segments: client.get(SIDE_SEGMENTS) + server.get(SIDE_SEGMENTS),
    first: times.time(store.core(id, CORE_FIRST_ROW)),
    last: times.time(view.get(FIELD_LAST_ROW)),
    firstFin: sideOf(bits, CONNECTION_BIT_CLIENT_FIN_FIRST, CONNECTION_BIT_SERVER_FIN_FIRST),
    resetBy: sideOf(bits, CONNECTION_BIT_CLIENT_RESET, CONNECTION_BIT_SERVER_RESET),
    handshakeCaptured: bothSyns && (bits & CONNECTION_BIT_SERVER_SYN_ACKED) !== 0,
    completeness: (bits >>> CONNECTION_BIT_COMPLETENESS_SHIFT) & 0x3f,
    noteCounts,
    ...(pairs.current(pair) !== id && { superseded: true as const }),
    initialRttNs: acked === 0 ? undefined : times.elapsed(view.get(FIELD_SYN_ROW) - 1, acked - 1),
  };
}

function sideOf(bits: number, client: number, server: number): Side | undefined {
  if ((bits & client) !== 0) return "client";
  return (bits & server) !== 0 ? "server" : undefined;
}

export function sideSummary(side: RecordView, state: TcpState): SideSummary {
  const bits = side.get(SIDE_BITS);
  return {
    segments: side.get(SIDE_SEGMENTS),
    bytes: (side.get(SIDE_BYTES_HIGH) >>> 0) * 0x1_0000_0000 + (side.get(SIDE_BYTES_LOW) >>> 0),
    isn: (bits & SIDE_BIT_ISN) === 0 ? undefined : side.get(SIDE_ISN) >>> 0,
    base: (bits & SIDE_BIT_BASE) === 0 ? undefined : side.get(SIDE_BASE) >>> 0,
    fin: (bits & SIDE_BIT_FIN) === 0 ? undefined : side.get(SIDE_FIN) >>> 0,
    windowScale: (bits & SIDE_BIT_SCALE_SENT) === 0 ? undefined : bits & SIDE_BIT_SCALE,
    synCut: (bits & (SIDE_BIT_ISN | SIDE_BIT_SCALE_KNOWN)) === SIDE_BIT_ISN,
    mss: (bits & SIDE_BIT_MSS) === 0 ? undefined : side.get(SIDE_MSS_AND_UNACKED) & 0xffff,
    state,
  };
}

function endpoint(pairs: PairRecords, pair: number, higher: boolean, known: PairNames | undefined): Endpoint {
  const bytes = pairs.address(pair, higher);
  const plain = { address: formatAddress(bytes, 0, bytes.length === 4 ? 4 : 6), port: pairs.port(pair, higher) };
  if (known === undefined) return plain;
  const { names, fromHigher } = known;
  const isSource = higher === fromHigher;
  const hostName = isSource ? names.sourceHost : names.destinationHost;
  const portName = isSource ? names.sourcePort : names.destinationPort;
  return { address: hostName ?? plain.address, port: plain.port, hostName, portName };
}
