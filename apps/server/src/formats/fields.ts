import {
  type ConnectionSummary,
  clientState,
  endpointText,
  type Flow,
  type NoteName,
  noteNames,
  RowMark,
  type SegmentColumns,
  type Side,
  STATE_NAMES,
  type StateName,
  serverState,
} from "@tcp-ladder/flow";
import { labelText } from "@tcp-ladder/ladder";
import { tcpdumpFlags } from "@tcp-ladder/wire";
import { type MeasuredFields, openMeasuredFields } from "./measured-fields.ts";

/** One TCP segment as `--format ndjson` and `csv` print it, in this order. */
export interface SegmentFields extends MeasuredFields {
  /** From 1, every frame of the capture counted. */
  readonly frame: number;
  /** "seconds.nanoseconds" since the epoch; since midnight where a text gave no date. */
  readonly time: string;
  /** From 0, in order of appearance. */
  readonly connection: number;
  /** "ip:port", "[v6]:port". */
  readonly source: string;
  readonly destination: string;
  /** Who sent it: the opener is the client, by the SYN and never by the port. */
  readonly from: Side;
  /** tcpdump's letters. */
  readonly flags: string;
  /** Absolute. `ack` is what the header holds, also where the ACK flag is not set. */
  readonly seq: number;
  readonly ack: number;
  /** As on the wire, unscaled. */
  readonly window: number;
  /** Payload bytes. */
  readonly length: number;
  readonly label: string;
  /** States after it arrives. */
  readonly client: StateName;
  readonly server: StateName;
  readonly notes: readonly NoteName[];
}

/** Makes the fields of rows, which have to come in their order. */
export function openSegmentFields(
  flow: Flow,
): (columns: SegmentColumns, i: number, connection: ConnectionSummary) => SegmentFields {
  const measures = openMeasuredFields(flow);
  return (columns, i, connection) => segmentFields(columns, i, connection, measures(columns, i, connection));
}

function segmentFields(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  { acknowledges, rtt, initialRtt, inFlight, scaledWindow }: MeasuredFields,
): SegmentFields {
  const at = (column: ArrayLike<number>) => column[i] as number;
  const fromServer = (at(columns.marks) & RowMark.FROM_SERVER) !== 0;
  const client = endpointText(connection.client);
  const server = endpointText(connection.server);
  return {
    frame: at(columns.frame),
    time: `${at(columns.seconds)}.${String(at(columns.nanos)).padStart(9, "0")}`,
    connection: connection.id,
    source: fromServer ? server : client,
    destination: fromServer ? client : server,
    from: fromServer ? "server" : "client",
    flags: tcpdumpFlags(at(columns.flags)),
    seq: at(columns.seq),
    ack: at(columns.ack),
    window: at(columns.window),
    length: at(columns.payload),
    label: labelText(columns, i, connection),
    client: STATE_NAMES[clientState(at(columns.states))],
    server: STATE_NAMES[serverState(at(columns.states))],
    notes: noteNames(at(columns.notes)),
    acknowledges,
    rtt,
    initialRtt,
    inFlight,
    scaledWindow,
  };
}
