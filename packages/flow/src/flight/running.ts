import { TcpFlag } from "@tcp-ladder/wire";
import { RowMark, type SegmentColumns } from "../columns.ts";
import type { ConnectionSummary } from "../connection.ts";
import type { Flow } from "../flow.ts";
import { type Flights, newFlights, takeIntoFlights } from "./walk.ts";

interface Kept {
  readonly flights: Flights;
  /** Tells the client from the server. */
  readonly client: number | string;
}

/**
 * Bytes in flight of one segment after the other, of all connections at once: for who goes through a capture in its order.
 * Of each connection all segments have to come, from any one on.
 */
export class RunningFlights {
  readonly #flow: Pick<Flow, "flightsBefore" | "sacked">;
  readonly #kept = new Map<number, Kept>();

  constructor(flow: Pick<Flow, "flightsBefore" | "sacked">) {
    this.#flow = flow;
  }

  /** Takes row `i` of the columns; what Wireshark says of it, or NaN. `connection`: as its rows stand now. */
  take(columns: SegmentColumns, i: number, connection: ConnectionSummary): number {
    const row = columns.row[i] as number;
    const client = clientOf(connection);
    let kept = this.#kept.get(connection.id);
    // A SYN may have told, behind others, that the client is the other end.
    if (kept === undefined || kept.client !== client) {
      const isFirst = ((columns.marks[i] as number) & RowMark.FIRST) !== 0;
      kept = { flights: isFirst ? newFlights() : this.#flow.flightsBefore(row), client };
      this.#kept.set(connection.id, kept);
    }
    const { flights } = kept;
    const inFlight = takeIntoFlights(flights, columns, i, this.#flow.sacked(row));
    // Few connections have any segment behind their end; it is found from the rows then.
    const isReset = ((columns.flags[i] as number) & TcpFlag.RST) !== 0;
    if (isReset || (flights.client.isOver && flights.server.isOver)) this.#kept.delete(connection.id);
    return inFlight;
  }
}

/** Its port says it, where both are not the same. */
function clientOf({ client, server }: ConnectionSummary): number | string {
  return client.port === server.port ? client.address : client.port;
}
