import { SERIES_COLUMNS, type SeriesColumnName, type SeriesColumns } from "@tcp-ladder/protocol";
import type { Sample } from "./sample.ts";

const NAMES = Object.keys(SERIES_COLUMNS) as SeriesColumnName[];

/** Where each value of a bin stands in its row: those of a series in their order, and how many bytes were fresh. */
const AT = Object.fromEntries([...NAMES, "fresh"].map((name, i) => [name, i])) as Record<
  SeriesColumnName | "fresh",
  number
>;
const WIDTH = NAMES.length + 1;

const INDEX = AT.index;
const NS_LOW = AT.nsLow;
const NS_HIGH = AT.nsHigh;
const PLACE = AT.place;
const SEQ_LOW = AT.seqLow;
const SEQ_HIGH = AT.seqHigh;
const REPEAT_LOW = AT.repeatLow;
const REPEAT_HIGH = AT.repeatHigh;
const ACK_LOW = AT.ackLow;
const ACK_HIGH = AT.ackHigh;
const EDGE_LOW = AT.edgeLow;
const EDGE_HIGH = AT.edgeHigh;
const EDGE = AT.edge;
const RTT_LOW = AT.rttLow;
const RTT_HIGH = AT.rttHigh;
const FLIGHT = AT.flight;
const BYTES = AT.bytes;
const FLAGS = AT.flags;
const NOTES = AT.notes;
const FROM = AT.from;
const FRESH = AT.fresh;

/** Pairs of which the least and the most is kept. */
const RANGES = [
  [NS_LOW, NS_HIGH],
  [SEQ_LOW, SEQ_HIGH],
  [REPEAT_LOW, REPEAT_HIGH],
  [ACK_LOW, ACK_HIGH],
  [EDGE_LOW, EDGE_HIGH],
  [RTT_LOW, RTT_HIGH],
] as const;

/**
 * Bins of segments: what the columns of a series say, and how many of the bytes had not been sent before. A bin is a row of
 * one array, so that all of it is at hand while it takes in segments; columns are made when it goes out. Room is made as
 * it fills.
 */
export class SeriesBins {
  /** Bins in use. */
  length = 0;
  #rows: Float64Array;

  constructor(capacity: number) {
    this.#rows = new Float64Array(Math.max(16, capacity) * WIDTH);
  }

  /** Makes a bin that holds nothing yet, at the end. */
  add(): number {
    if ((this.length + 1) * WIDTH > this.#rows.length) this.#grow();
    const row = this.length * WIDTH;
    const rows = this.#rows;
    rows.fill(Number.NaN, row, row + WIDTH);
    rows[row + INDEX] = 0;
    rows[row + BYTES] = 0;
    rows[row + FRESH] = 0;
    rows[row + FLAGS] = 0;
    rows[row + NOTES] = 0;
    rows[row + FROM] = 0;
    return this.length++;
  }

  index(at: number): number {
    return this.#rows[at * WIDTH + INDEX] as number;
  }

  nsLow(at: number): number {
    return this.#rows[at * WIDTH + NS_LOW] as number;
  }

  nsHigh(at: number): number {
    return this.#rows[at * WIDTH + NS_HIGH] as number;
  }

  seqLow(at: number): number {
    return this.#rows[at * WIDTH + SEQ_LOW] as number;
  }

  seqHigh(at: number): number {
    return this.#rows[at * WIDTH + SEQ_HIGH] as number;
  }

  bytes(at: number): number {
    return this.#rows[at * WIDTH + BYTES] as number;
  }

  /** Bytes that had not been sent before. */
  fresh(at: number): number {
    return this.#rows[at * WIDTH + FRESH] as number;
  }

  /** Takes a segment, later in time, into one of the bins. */
  take(at: number, sample: Sample): void {
    const rows = this.#rows;
    const row = at * WIDTH;
    const { ns, ack, rtt, flight } = sample;
    if (rows[row + FROM] === 0) rows[row + INDEX] = sample.index;
    if (!(ns >= (rows[row + NS_LOW] as number))) rows[row + NS_LOW] = ns;
    if (!(ns <= (rows[row + NS_HIGH] as number))) rows[row + NS_HIGH] = ns;
    raise(rows, row + FLIGHT, flight);
    if (sample.carries) {
      const { seqLow, seqHigh } = sample;
      widen(rows, row + SEQ_LOW, row + SEQ_HIGH, seqLow, seqHigh);
      if (sample.repeated) widen(rows, row + REPEAT_LOW, row + REPEAT_HIGH, seqLow, seqHigh);
      rows[row + BYTES] = (rows[row + BYTES] as number) + sample.bytes;
      rows[row + FRESH] = (rows[row + FRESH] as number) + sample.fresh;
    } else if (sample.bytes > 0) rows[row + BYTES] = (rows[row + BYTES] as number) + sample.bytes;
    if (!Number.isNaN(ack)) {
      const { edge } = sample;
      widen(rows, row + ACK_LOW, row + ACK_HIGH, ack, ack);
      widen(rows, row + EDGE_LOW, row + EDGE_HIGH, edge, edge);
      rows[row + EDGE] = edge;
    }
    if (!Number.isNaN(rtt)) widen(rows, row + RTT_LOW, row + RTT_HIGH, rtt, rtt);
    rows[row + PLACE] = sample.place;
    if (sample.flags !== 0) rows[row + FLAGS] = (rows[row + FLAGS] as number) | sample.flags;
    if (sample.notes !== 0) rows[row + NOTES] = ((rows[row + NOTES] as number) | sample.notes) >>> 0;
    rows[row + FROM] = (rows[row + FROM] as number) | sample.from;
  }

  /** Takes a bin of another one, later in time, into one of these. */
  merge(at: number, other: SeriesBins, from: number): void {
    const rows = this.#rows;
    const into = at * WIDTH;
    const taken = other.#rows;
    const row = from * WIDTH;
    if (rows[into + FROM] === 0) rows[into + INDEX] = taken[row + INDEX] as number;
    for (const [low, high] of RANGES) {
      widen(rows, into + low, into + high, taken[row + low] as number, taken[row + high] as number);
    }
    raise(rows, into + FLIGHT, taken[row + FLIGHT] as number);
    rows[into + PLACE] = taken[row + PLACE] as number;
    rows[into + EDGE] = taken[row + EDGE] as number;
    rows[into + FLAGS] = (rows[into + FLAGS] as number) | (taken[row + FLAGS] as number);
    rows[into + NOTES] = ((rows[into + NOTES] as number) | (taken[row + NOTES] as number)) >>> 0;
    rows[into + FROM] = (rows[into + FROM] as number) | (taken[row + FROM] as number);
    rows[into + BYTES] = (rows[into + BYTES] as number) + (taken[row + BYTES] as number);
    rows[into + FRESH] = (rows[into + FRESH] as number) + (taken[row + FRESH] as number);
  }

  /** The bins that hold something, as columns. */
  filled(): SeriesColumns {
    const rows = this.#rows;
    const held: number[] = [];
    for (let at = 0; at < this.length; at++) if (rows[at * WIDTH + FROM] !== 0) held.push(at * WIDTH);
    const columns: Record<string, unknown> = { length: held.length };
    for (const name of NAMES) {
      const column = new SERIES_COLUMNS[name](held.length);
      const place = AT[name];
      for (let i = 0; i < held.length; i++) column[i] = rows[(held[i] as number) + place] as number;
      columns[name] = column;
    }
    return columns as unknown as SeriesColumns;
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#rows.length);
    larger.set(this.#rows);
    this.#rows = larger;
  }
}

/** Makes a value at least another one; NaN gives way to any number, and no number to it. */
function raise(rows: Float64Array, at: number, most: number): void {
  const now = rows[at] as number;
  if (most > now || Number.isNaN(now)) rows[at] = most;
}

/** Makes a range hold another one; NaN, where nothing is known yet, gives way to any number, and no number to it. */
function widen(rows: Float64Array, low: number, high: number, least: number, most: number): void {
  const nowLow = rows[low] as number;
  if (least < nowLow || Number.isNaN(nowLow)) rows[low] = least;
  const nowHigh = rows[high] as number;
  if (most > nowHigh || Number.isNaN(nowHigh)) rows[high] = most;
}
