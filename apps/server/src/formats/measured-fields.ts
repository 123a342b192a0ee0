import { measuredSegment } from "@tcp-ladder/engine";
import {
  type ConnectionSummary,
  type Flow,
  RowMark,
  RunningFlights,
  type SegmentColumns,
  windowShift,
} from "@tcp-ladder/flow";
import type { MeasuredSegment } from "@tcp-ladder/protocol";
import { TcpFlag } from "@tcp-ladder/wire";

/** What follows from a segment and those before it; undefined where there is no such thing. */
export interface MeasuredFields extends Omit<MeasuredSegment, "rttNs"> {
  /** Seconds since the frame that its ACK covers exactly was sent: nine digits behind the point. */
  readonly rtt: string | undefined;
  /** Seconds from the SYN to the handshake's last ACK; of that ACK and all behind it. */
  readonly initialRtt: string | undefined;
  /** Bytes; undefined where the capture does not tell what windows are shifted by. */
  readonly scaledWindow: number | undefined;
}

/** Makes these fields of rows, which have to come in their order. */
export function openMeasuredFields(
  flow: Flow,
): (columns: SegmentColumns, i: number, connection: ConnectionSummary) => MeasuredFields {
  const flights = new RunningFlights(flow);
  return (columns, i, connection) => {
    const row = columns.row[i] as number;
    const initialRttNs = flow.initialRttAt(connection.id, row);
    const inFlightNow = flights.take(columns, i, connection);
    const acknowledged = columns.acknowledges[i] as number;
    const { acknowledges, rttNs, inFlight } = measuredSegment(flow, row, acknowledged, inFlightNow);
    return {
      acknowledges,
      rtt: rttNs === undefined ? undefined : secondsText(rttNs),
      initialRtt: Number.isNaN(initialRttNs) ? undefined : secondsText(initialRttNs),
      inFlight,
      scaledWindow: scaledWindow(columns, i, connection),
    };
  };
}

/** RFC 7323, section 2.2: the window in a SYN is never shifted. */
function scaledWindow(columns: SegmentColumns, i: number, connection: ConnectionSummary): number | undefined {
  const window = columns.window[i] as number;
  if (((columns.flags[i] as number) & TcpFlag.SYN) !== 0) return window;
  const fromServer = ((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0;
  const shift = windowShift(connection, fromServer ? "server" : "client");
  return shift === undefined ? undefined : window * 2 ** shift;
}

function secondsText(ns: number): string {
  const size = Math.abs(ns);
  return `${ns < 0 ? "-" : ""}${Math.floor(size / 1e9)}.${String(size % 1e9).padStart(9, "0")}`;
}
