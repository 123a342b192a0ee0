import { SERIES_COLUMNS, type SeriesColumnName, type SeriesColumns } from "@tcp-ladder/protocol";
import type { Sample } from "./sample.ts";

/** How two values of a column become one. */
const LEAST = ["nsLow", "seqLow", "repeatLow", "ackLow", "edgeLow", "rttLow"] as const;
const MOST = ["nsHigh", "seqHigh", "repeatHigh", "ackHigh", "edgeHigh", "rttHigh", "flight"] as const;
const LAST = ["place", "edge"] as const;
const UNION = ["flags", "notes", "from"] as const;

type Grown = { -readonly [K in Exclude<keyof SeriesColumns, "length">]: SeriesColumns[K] };

/** Bins of segments: the columns of a series, and how many of the bytes had not been sent before. Room is made as it fills. */
export class SeriesBins {
  /** Bins in use; those that hold nothing have `from` 0. */
  length = 0;
  columns: Grown;
  fresh: Float64Array;
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.columns = blank(capacity);
    this.fresh = new Float64Array(capacity);
  }

  /** Makes a bin that holds nothing yet, at the end. */
  add(): number {
    if (this.length === this.#capacity) this.#grow();
    const { columns } = this;
    const at = this.length++;
    for (const name of LEAST) columns[name][at] = Number.NaN;
    for (const name of MOST) columns[name][at] = Number.NaN;
    for (const name of LAST) columns[name][at] = Number.NaN;
    for (const name of UNION) columns[name][at] = 0;
    columns.index[at] = 0;
    columns.bytes[at] = 0;
    this.fresh[at] = 0;
    return at;
  }

  /** Takes a segment, later in time, into one of the bins. */
  take(at: number, sample: Sample): void {
    const into = this.columns;
    const { ns, seqLow, seqHigh, ack, edge, rtt } = sample;
    if (into.from[at] === 0) {
      into.index[at] = sample.index;
      into.nsLow[at] = ns;
      into.nsHigh[at] = ns;
      into.flight[at] = sample.flight;
    } else {
      if (ns < (into.nsLow[at] as number)) into.nsLow[at] = ns;
      if (ns > (into.nsHigh[at] as number)) into.nsHigh[at] = ns;
      most(into.flight, at, sample.flight);
    }
    if (!Number.isNaN(seqLow)) {
      least(into.seqLow, at, seqLow);
      most(into.seqHigh, at, seqHigh);
      if (sample.repeated) {
        least(into.repeatLow, at, seqLow);
        most(into.repeatHigh, at, seqHigh);
      }
    }
    if (!Number.isNaN(ack)) {
      least(into.ackLow, at, ack);
      most(into.ackHigh, at, ack);
      least(into.edgeLow, at, edge);
      most(into.edgeHigh, at, edge);
    }
    if (!Number.isNaN(rtt)) {
      least(into.rttLow, at, rtt);
      most(into.rttHigh, at, rtt);
    }
    into.place[at] = sample.place;
    into.edge[at] = edge;
    into.flags[at] = (into.flags[at] as number) | sample.flags;
    into.notes[at] = (into.notes[at] as number) | sample.notes;
    into.from[at] = (into.from[at] as number) | sample.from;
    if (sample.bytes === 0) return;
    into.bytes[at] = (into.bytes[at] as number) + sample.bytes;
    this.fresh[at] = (this.fresh[at] as number) + sample.fresh;
  }

  /** Takes a bin of another one, later in time, into one of these. */
  merge(at: number, other: SeriesBins, from: number): void {
    // each column by its name: a loop over names makes every access a search
    const into = this.columns;
    const { columns } = other;
    if (into.from[at] === 0) into.index[at] = columns.index[from] as number;
    least(into.nsLow, at, columns.nsLow[from] as number);
    least(into.seqLow, at, columns.seqLow[from] as number);
    least(into.repeatLow, at, columns.repeatLow[from] as number);
    least(into.ackLow, at, columns.ackLow[from] as number);
    least(into.edgeLow, at, columns.edgeLow[from] as number);
    least(into.rttLow, at, columns.rttLow[from] as number);
    most(into.nsHigh, at, columns.nsHigh[from] as number);
    most(into.seqHigh, at, columns.seqHigh[from] as number);
    most(into.repeatHigh, at, columns.repeatHigh[from] as number);
    most(into.ackHigh, at, columns.ackHigh[from] as number);
    most(into.edgeHigh, at, columns.edgeHigh[from] as number);
    most(into.rttHigh, at, columns.rttHigh[from] as number);
    most(into.flight, at, columns.flight[from] as number);
    into.place[at] = columns.place[from] as number;
    into.edge[at] = columns.edge[from] as number;
    into.flags[at] = (into.flags[at] as number) | (columns.flags[from] as number);
    into.notes[at] = (into.notes[at] as number) | (columns.notes[from] as number);
    into.from[at] = (into.from[at] as number) | (columns.from[from] as number);
    into.bytes[at] = (into.bytes[at] as number) + (columns.bytes[from] as number);
    this.fresh[at] = (this.fresh[at] as number) + (other.fresh[from] as number);
  }

  /** The bins that hold something. */
  filled(): SeriesColumns {
    const { columns } = this;
    let length = 0;
    for (let i = 0; i < this.length; i++) {
      if (columns.from[i] === 0) continue;
      if (i !== length) for (const name of NAMES) columns[name][length] = columns[name][i] as number;
      length++;
    }
    const cut: Record<string, unknown> = { length };
    for (const name of NAMES) cut[name] = columns[name].subarray(0, length);
    return cut as unknown as SeriesColumns;
  }

  #grow(): void {
    this.#capacity = Math.max(16, this.#capacity * 2);
    const larger = blank(this.#capacity);
    for (const name of NAMES) larger[name].set(this.columns[name]);
    this.columns = larger;
    const fresh = new Float64Array(this.#capacity);
    fresh.set(this.fresh);
    this.fresh = fresh;
  }
}

const NAMES = Object.keys(SERIES_COLUMNS) as SeriesColumnName[];

function blank(capacity: number): Grown {
  const columns: Partial<Record<SeriesColumnName, unknown>> = {};
  for (const name of NAMES) columns[name] = new SERIES_COLUMNS[name](capacity);
  return columns as Grown;
}

function least(column: Float64Array, at: number, value: number): void {
  const now = column[at] as number;
  if (value < now || Number.isNaN(now)) column[at] = value;
}

function most(column: Float64Array, at: number, value: number): void {
  const now = column[at] as number;
  if (value > now || Number.isNaN(now)) column[at] = value;
}
