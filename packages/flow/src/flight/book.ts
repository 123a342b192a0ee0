import { CORE_FIRST_ROW } from "../connection/layout.ts";
import type { ConnectionStore } from "../connection/store.ts";
import { CHECKPOINT_SEGMENTS } from "../rows/checkpoints.ts";
import type { SegmentTable } from "../table/table.ts";
import { FlightWalk } from "./walk.ts";

/** Connections of which the way is kept. */
const MOST_KEPT = 4;

interface Way {
  /** Which end is the client: where that changes, the way is gone anew. */
  readonly clientIsHigher: boolean;
  /** Walks that stand at every 1024th segment. */
  readonly marks: FlightWalk[];
}

/** What was in flight along the connections that were asked about last: each is gone through once, as far as needed. */
export class FlightBook {
  readonly #table: SegmentTable;
  readonly #store: ConnectionStore;
  readonly #ways = new Map<number, Way>();

  constructor(table: SegmentTable, store: ConnectionStore) {
    this.#table = table;
    this.#store = store;
  }

  /** A walk that stands at most 1023 segments before an index, which must be one of the connection's. It is the caller's. */
  before(id: number, index: number): FlightWalk {
    const { marks } = this.#way(id);
    const wanted = Math.floor(index / CHECKPOINT_SEGMENTS);
    while (marks.length <= wanted) {
      const walk = (marks.at(-1) as FlightWalk).copy();
      while (walk.index < marks.length * CHECKPOINT_SEGMENTS) walk.step();
      marks.push(walk);
    }
    return (marks[wanted] as FlightWalk).copy();
  }

  #way(id: number): Way {
    const clientIsHigher = this.#store.clientIsHigher(id);
    const kept = this.#ways.get(id);
    const way =
      kept?.clientIsHigher === clientIsHigher
        ? kept
        : { clientIsHigher, marks: [new FlightWalk(this.#table, this.#store.core(id, CORE_FIRST_ROW))] };
    // A Map keeps the order of insertion: whatever was used last stands last.
    this.#ways.delete(id);
    this.#ways.set(id, way);
    for (const old of this.#ways.keys()) if (this.#ways.size > MOST_KEPT) this.#ways.delete(old);
    return way;
  }
}
