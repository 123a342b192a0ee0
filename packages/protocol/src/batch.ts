import type { ConnectionSummary, SegmentColumns, SocketCall, Timestamp } from "@tcp-ladder/flow";

/**
 * Rows of a connection on their way to the page: a small JSON header, then the columns as they lie in memory.
 *
 *     u32 LE   header length in bytes, padding included
 *     …        header, JSON in UTF-8, padded with spaces so that the columns start on a multiple of 8
 *     …        each column of COLUMN_KINDS in its order, little-endian, padded to a multiple of 8
 */
export interface Batch {
  /** The `window` request that it answers, or the `follow` that asked for it. */
  readonly request: number;
  readonly capture: string;
  readonly connection: ConnectionSummary;
  /** Index within the connection of the first row. */
  readonly from: number;
  /** Idle gaps before it. */
  readonly idlesBefore: number;
  /** States before it, packed as in `SegmentColumns.states`. */
  readonly statesBefore: number;
  /** Time of the row before it; left out at the start of a connection. */
  readonly timeBefore?: Timestamp | undefined;
  /** Following: rows passed over since the batch before, still reachable by a window. */
  readonly skipped: number;
  /** Socket calls of the connection. */
  readonly calls: readonly SocketCall[];
  readonly columns: SegmentColumns;
}

type ColumnName = Exclude<keyof SegmentColumns, "length">;

/** Columns in the order in which they travel: the wide ones first, so that all stay aligned. */
const COLUMN_KINDS = {
  seconds: Float64Array,
  row: Uint32Array,
  frame: Uint32Array,
  connection: Uint32Array,
  nanos: Uint32Array,
  seq: Uint32Array,
  ack: Uint32Array,
  payload: Uint32Array,
  marks: Uint32Array,
  notes: Uint32Array,
  related: Uint32Array,
  acknowledges: Uint32Array,
  flags: Uint16Array,
  window: Uint16Array,
  options: Uint16Array,
  states: Uint8Array,
} as const satisfies Record<ColumnName, unknown>;
const COLUMN_NAMES = Object.keys(COLUMN_KINDS) as ColumnName[];

const align8 = (bytes: number) => (bytes + 7) & ~7;

/** Packs a batch. Both ends are little-endian, as every machine that runs a browser is. */
export function encodeBatch(batch: Batch): Uint8Array<ArrayBuffer> {
  const { columns, ...header } = batch;
  const json = new TextEncoder().encode(JSON.stringify({ ...header, length: columns.length }));
  const headerEnd = align8(4 + json.length);
  const size = COLUMN_NAMES.reduce(
    (sum, name) => sum + align8(columns.length * COLUMN_KINDS[name].BYTES_PER_ELEMENT),
    headerEnd,
  );
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, headerEnd - 4, true);
  out.fill(0x20, 4, headerEnd);
  out.set(json, 4);
  let at = headerEnd;
  for (const name of COLUMN_NAMES) {
    const column = columns[name];
    const bytes = columns.length * COLUMN_KINDS[name].BYTES_PER_ELEMENT;
    out.set(new Uint8Array(column.buffer, column.byteOffset, bytes), at);
    at += align8(bytes);
  }
  return out;
}

/** Unpacks a batch; its columns are views into `buffer`. Throws where the buffer is none (a bug, not a user's error). */
export function decodeBatch(buffer: ArrayBuffer): Batch {
  const headerLength = new DataView(buffer).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength));
  const { length, ...header } = JSON.parse(json) as Omit<Batch, "columns"> & { length: number };
  let at = 4 + headerLength;
  const columns: Record<string, unknown> = { length };
  for (const name of COLUMN_NAMES) {
    const Kind = COLUMN_KINDS[name];
    columns[name] = new Kind(buffer, at, length);
    at += align8(length * Kind.BYTES_PER_ELEMENT);
  }
  return { ...header, columns: columns as unknown as SegmentColumns };
}
