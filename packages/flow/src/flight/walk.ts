import { type LentColumns, RowMark } from "../columns.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { Flight } from "./flight.ts";

/** What both sides of a connection have in flight. */
export interface Flights {
  readonly client: Flight;
  readonly server: Flight;
}

/** Before any segment. */
export function newFlights(): Flights {
  return { client: new Flight(), server: new Flight() };
}

/**
 * Takes a segment, row `i` of the columns, into what both sides have in flight. Returns what {@link Flight.sent} says of it.
 *
 * @param sacked bytes in its SACK blocks
 */
export function takeIntoFlights({ client, server }: Flights, columns: LentColumns, i: number, sacked: number): number {
  const fromServer = ((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0;
  const sender = fromServer ? server : client;
  const receiver = fromServer ? client : server;
  sender.send(columns, i);
  receiver.answer(columns, i, sacked);
  return sender.sent(columns, i);
}

/** Goes along a connection from row to row, with what both sides have in flight. */
export class FlightWalk {
  /** The row to be taken next, and its index within the connection. */
  row: number;
  index: number;
  readonly flights: Flights;
  readonly #table: SegmentTable;

  constructor(table: SegmentTable, row: number, index = 0, flights = newFlights()) {
    this.#table = table;
    this.row = row;
    this.index = index;
    this.flights = flights;
  }

  copy(): FlightWalk {
    const { client, server } = this.flights;
    return new FlightWalk(this.#table, this.row, this.index, { client: client.copy(), server: server.copy() });
  }

  /** Takes the row. Returns what {@link Flight.sent} says of it. */
  step(): number {
    const { row } = this;
    const page = this.#table.pageOf(row);
    const i = row & PAGE_MASK;
    this.row = page.next[i] as number;
    this.index++;
    return takeIntoFlights(this.flights, page, i, this.#table.sacked(row));
  }
}
