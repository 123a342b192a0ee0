import {
  type ConnectionSummary,
  type Flow,
  NO_ROW,
  RowMark,
  RunningFlights,
  type SegmentColumns,
  windowShift,
} from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";

/** What follows from a segment and those before it; undefined where there is no such thing. */
export interface MeasuredFields {
  /** The frame whose bytes its ACK covers exactly, and the seconds since that one was sent: nine digits behind the point. */
  readonly acknowledges: number | undefined;
  readonly rtt: string | undefined;
  /** Seconds from the SYN to the handshake's last ACK; of that ACK and all behind it. */
  readonly initialRtt: string | undefined;
  /** Bytes in flight of its sender, of a segment with data, as Wireshark counts them. */
  readonly inFlight: number | undefined;
  /** Bytes; undefined where the capture does not tell what windows are shifted by. */
  readonly scaledWindow: number | undefined;
}

/** Makes these fields of rows, which have to come in their order. */
export function openMeasuredFields(
  flow: Flow,
): (columns: SegmentColumns, i: number, connection: ConnectionSummary) => MeasuredFields {
  const flights = new RunningFlights(flow);
  return (columns, i, connection) => {
    const acknowledged = columns.acknowledges[i] as number;
    const covers = acknowledged !== NO_ROW;
    const row = columns.row[i] as number;
    const initialRttNs = flow.initialRttAt(connection.id, row);
    const inFlight = flights.take(columns, i, connection);
    return {
      acknowledges: covers ? flow.locate(acknowledged).frame : undefined,
      rtt: covers ? secondsText(flow.elapsed(acknowledged, row)) : undefined,
      initialRtt: Number.isNaN(initialRttNs) ? undefined : secondsText(initialRttNs),
      inFlight: Number.isNaN(inFlight) ? undefined : inFlight,
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
