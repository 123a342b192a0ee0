import { newColumns, RowMark, type SegmentColumns } from "@tcp-ladder/flow";

/** Rows a chunk; a chunk takes some 13 KB. */
const CHUNK_ROWS = 256;
/** Chunks kept: 64 × 256 rows, some 1 MB, far more than any screen shows. */
const MAX_CHUNKS = 64;

type ColumnName = Exclude<keyof SegmentColumns, "length">;

const COLUMN_NAMES = Object.keys(newColumns(0)).filter((name): name is ColumnName => name !== "length");

interface Chunk {
  readonly columns: SegmentColumns;
  readonly present: Uint8Array;
  /** Idle gaps before each row, and the states before it: what a drawing that starts there needs. */
  readonly idlesBefore: Uint32Array;
  readonly statesBefore: Uint8Array;
}

export interface RowRange {
  readonly from: number;
  /** Not including. */
  readonly to: number;
}

/** Consecutive rows of a connection, and what is needed to draw them. */
export interface CachedRows {
  readonly from: number;
  readonly idlesBefore: number;
  readonly statesBefore: number;
  readonly columns: SegmentColumns;
}

/** Rows of one connection, as what draws it asks for them. */
export interface RowSource {
  /** The part of `range` that is not here, from the first missing row to the last; undefined where all is. */
  missing(range: RowRange): RowRange | undefined;
  /** The longest run of rows that are here within `range`, from the first that is; undefined where none is. */
  read(range: RowRange): CachedRows | undefined;
  /** The rows around those of `range`, all of which are here, as far as they go on without a hole within `within`. */
  around(range: RowRange, within: RowRange): CachedRows | undefined;
  /** Where rows of known place stand. */
  anchors(): readonly { readonly index: number; readonly idlesBefore: number }[];
}

/** The rows of one connection that have come so far, whichever came first; the longest unused go when it is full. */
export class RowCache implements RowSource {
  readonly #chunks = new Map<number, Chunk>();

  put({ from, idlesBefore, statesBefore, columns }: CachedRows): void {
    let idles = idlesBefore;
    let states = statesBefore;
    for (let i = 0; i < columns.length; ) {
      const number = Math.floor((from + i) / CHUNK_ROWS);
      const chunk = this.#chunk(number);
      const at = (from + i) % CHUNK_ROWS;
      const count = Math.min(CHUNK_ROWS - at, columns.length - i);
      for (const name of COLUMN_NAMES) chunk.columns[name].set(columns[name].subarray(i, i + count), at);
      chunk.present.fill(1, at, at + count);
      for (let k = 0; k < count; k++) {
        chunk.idlesBefore[at + k] = idles;
        chunk.statesBefore[at + k] = states;
        if (((columns.marks[i + k] ?? 0) & RowMark.IDLE_BEFORE) !== 0) idles++;
        states = columns.states[i + k] ?? 0;
      }
      i += count;
    }
    this.#evict();
  }

  missing({ from, to }: RowRange): RowRange | undefined {
    let first = from;
    while (first < to && this.has(first)) first++;
    if (first >= to) return undefined;
    let last = to;
    while (last > first && this.has(last - 1)) last--;
    return { from: first, to: last };
  }

  has(index: number): boolean {
    return this.#chunks.get(Math.floor(index / CHUNK_ROWS))?.present[index % CHUNK_ROWS] === 1;
  }

  read({ from, to }: RowRange): CachedRows | undefined {
    let start = from;
    while (start < to && !this.has(start)) start++;
    let end = start;
    while (end < to && this.has(end)) end++;
    const first = this.#chunks.get(Math.floor(start / CHUNK_ROWS));
    if (end === start || first === undefined) return undefined;
    const columns = newColumns(end - start);
    for (let index = start; index < end; ) {
      const number = Math.floor(index / CHUNK_ROWS);
      const chunk = this.#chunk(number);
      const stop = Math.min(end, (number + 1) * CHUNK_ROWS);
      for (const name of COLUMN_NAMES) {
        columns[name].set(chunk.columns[name].subarray(index % CHUNK_ROWS, stop - number * CHUNK_ROWS), index - start);
      }
      index = stop;
    }
    return {
      from: start,
      idlesBefore: first.idlesBefore[start % CHUNK_ROWS] ?? 0,
      statesBefore: first.statesBefore[start % CHUNK_ROWS] ?? 0,
      columns,
    };
  }

  around(range: RowRange, within: RowRange): CachedRows | undefined {
    let { from, to } = range;
    while (from > within.from && this.has(from - 1)) from--;
    while (to < within.to && this.has(to)) to++;
    return this.read({ from, to });
  }

  /** Where rows of known place stand: for each chunk its first row present, and the idle gaps before it. */
  anchors(): { readonly index: number; readonly idlesBefore: number }[] {
    const found: { index: number; idlesBefore: number }[] = [];
    for (const [number, chunk] of this.#chunks) {
      const at = chunk.present.indexOf(1);
      if (at >= 0) found.push({ index: number * CHUNK_ROWS + at, idlesBefore: chunk.idlesBefore[at] ?? 0 });
    }
    return found.sort((a, b) => a.index - b.index);
  }

  #chunk(number: number): Chunk {
    const found = this.#chunks.get(number);
    const chunk = found ?? {
      columns: newColumns(CHUNK_ROWS),
      present: new Uint8Array(CHUNK_ROWS),
      idlesBefore: new Uint32Array(CHUNK_ROWS),
      statesBefore: new Uint8Array(CHUNK_ROWS),
    };
    // A Map keeps the order of insertion: whatever was used last stands last.
    this.#chunks.delete(number);
    this.#chunks.set(number, chunk);
    return chunk;
  }

  #evict(): void {
    for (const number of this.#chunks.keys()) {
      if (this.#chunks.size <= MAX_CHUNKS) return;
      this.#chunks.delete(number);
    }
  }
}
