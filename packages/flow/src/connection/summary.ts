import type { EndpointNames } from "@tcp-ladder/capture-file";
import { formatAddress } from "@tcp-ladder/wire";
import type { ConnectionSummary, Endpoint, Side, SideSummary, Timestamp } from "../connection.ts";
import type { TcpState } from "../state.ts";
import type { RecordView } from "../table/records.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { ConnectionBit, Core, CoreBit, Field, SideBit, SideField } from "./layout.ts";
import type { PairTable } from "./pairs.ts";
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
  pairs: PairTable,
  table: SegmentTable,
  noteCounts: readonly number[],
  names: PairNames | undefined,
): ConnectionSummary {
  const { view, client, server } = store;
  const bits = view.get(Field.BITS);
  const opener = store.core(id, Core.FIRST_OPTIONS);
  const clientIsHigher = store.clientIsHigher(id);
  const pair = store.core(id, Core.PAIR);
  const acked = view.get(Field.FIRST_ACK_ROW);
  const bothSyns = (client.get(SideField.BITS) & server.get(SideField.BITS) & SideBit.ISN) !== 0;
  return {
    id,
    client: endpoint(pairs, pair, clientIsHigher, names),
    server: endpoint(pairs, pair, !clientIsHigher, names),
    openerKnownBy:
      (opener & CoreBit.OPENER_SYN) !== 0 ? "syn" : (opener & CoreBit.OPENER_SYN_ACK) !== 0 ? "syn-ack" : "nothing",
    ends: {
      client: sideSummary(client, ((bits >>> ConnectionBit.STATES_SHIFT) & 0x0f) as TcpState),
      server: sideSummary(server, ((bits >>> (ConnectionBit.STATES_SHIFT + 4)) & 0x0f) as TcpState),
    },
    segments: client.get(SideField.SEGMENTS) + server.get(SideField.SEGMENTS),
    first: timeOf(table, store.core(id, Core.FIRST_ROW)),
    last: timeOf(table, view.get(Field.LAST_ROW)),
    firstFin: sideOf(bits, ConnectionBit.CLIENT_FIN_FIRST, ConnectionBit.SERVER_FIN_FIRST),
    resetBy: sideOf(bits, ConnectionBit.CLIENT_RESET, ConnectionBit.SERVER_RESET),
    handshakeCaptured: bothSyns && (bits & ConnectionBit.SERVER_SYN_ACKED) !== 0,
    completeness: (bits >>> ConnectionBit.COMPLETENESS_SHIFT) & 0x3f,
    noteCounts,
    initialRttNs: acked === 0 ? undefined : table.elapsed(view.get(Field.SYN_ROW) - 1, acked - 1),
  };
}

function sideOf(bits: number, client: number, server: number): Side | undefined {
  if ((bits & client) !== 0) return "client";
  return (bits & server) !== 0 ? "server" : undefined;
}

export function sideSummary(side: RecordView, state: TcpState): SideSummary {
  const bits = side.get(SideField.BITS);
  return {
    segments: side.get(SideField.SEGMENTS),
    bytes: (side.get(SideField.BYTES_HIGH) >>> 0) * 0x1_0000_0000 + (side.get(SideField.BYTES_LOW) >>> 0),
    isn: (bits & SideBit.ISN) === 0 ? undefined : side.get(SideField.ISN) >>> 0,
    base: (bits & SideBit.BASE) === 0 ? undefined : side.get(SideField.BASE) >>> 0,
    fin: (bits & SideBit.FIN) === 0 ? undefined : side.get(SideField.FIN) >>> 0,
    windowScale: (bits & SideBit.SCALE_SENT) === 0 ? undefined : bits & SideBit.SCALE,
    mss: (bits & SideBit.MSS) === 0 ? undefined : side.get(SideField.MSS_AND_UNACKED) & 0xffff,
    state,
  };
}

function endpoint(pairs: PairTable, pair: number, higher: boolean, known: PairNames | undefined): Endpoint {
  const bytes = pairs.address(pair, higher);
  const plain = { address: formatAddress(bytes, 0, bytes.length === 4 ? 4 : 6), port: pairs.port(pair, higher) };
  if (known === undefined) return plain;
  const { names, fromHigher } = known;
  const isSource = higher === fromHigher;
  const hostName = isSource ? names.sourceHost : names.destinationHost;
  const portName = isSource ? names.sourcePort : names.destinationPort;
  return { address: hostName ?? plain.address, port: plain.port, hostName, portName };
}

export function timeOf(table: SegmentTable, row: number): Timestamp {
  const page = table.pageOf(row);
  const index = row & PAGE_MASK;
  return { seconds: page.seconds[index] as number, nanos: page.nanos[index] as number };
}
