import { RowMark } from "../columns.ts";
import { PAGE_MASK, type SegmentTable } from "../table/table.ts";
import { Flight } from "./flight.ts";

/** Goes along a connection from row to row, with what both sides have in flight. */
export class FlightWalk {
  /** The row to be taken next, and its index within the connection. */
  row: number;
  index: number;
  readonly client: Flight;
  readonly server: Flight;
  readonly #table: SegmentTable;

  constructor(table: SegmentTable, row: number, index = 0, client = new Flight(), server = new Flight()) {
    this.#table = table;
    this.row = row;
    this.index = index;
    this.client = client;
    this.server = server;
  }

  copy(): FlightWalk {
    return new FlightWalk(this.#table, this.row, this.index, this.client.copy(), this.server.copy());
  }

  /** Takes the row. Returns what {@link Flight.sent} says of it. */
  step(): number {
    const { row } = this;
    const page = this.#table.pageOf(row);
    const i = row & PAGE_MASK;
    const fromServer = ((page.marks[i] as number) & RowMark.FROM_SERVER) !== 0;
    const sender = fromServer ? this.server : this.client;
    const receiver = fromServer ? this.client : this.server;
    sender.send(page, i);
    receiver.answer(page, i, this.#table.sacked(row));
    this.row = page.next[i] as number;
    this.index++;
    return sender.sent(page, i);
  }
}
