import type { Side } from "@tcp-ladder/flow";

/**
 * What one end of a connection sent over a stretch of time, for the time-sequence graph and the curves beside it: every
 * segment where they are few, else as many bins as the picture has columns. Both have the same columns; of a segment
 * each pair of a low and a high value is one value twice.
 *
 * Sequence numbers are relative to the sender's ISN and counted on past 2^32. Times are nanoseconds since the
 * connection's first segment. Where there is no value stands NaN.
 */
export interface Series {
  readonly request: number;
  readonly capture: string;
  readonly connection: number;
  /** Whose data: the sequence numbers are this end's, ACK line and window come from the other one. */
  readonly sender: Side;
  /** The stretch that was asked for, cut to what there is. */
  readonly fromNs: number;
  readonly toNs: number;
  readonly kind: "segments" | "bins";
  /** Segments of both ends in the stretch, and in the whole connection. */
  readonly segments: number;
  readonly total: number;
  /** The absolute number that relative 0 stands for; undefined where nothing is known of it. */
  readonly base: number | undefined;
  /** What the window in a segment is shifted by; undefined where the handshake that says so was not captured. */
  readonly windowShift: number | undefined;
  /** The connection's own limits, for axes that stay. */
  readonly extent: SeriesExtent;
  readonly throughput: Throughput;
  /** SACK blocks (RFC 2018); of bins none. */
  readonly sacks: readonly SackBlock[];
  /** There were more segments with SACK blocks than are looked up. */
  readonly sacksCut: boolean;
  readonly columns: SeriesColumns;
}

export interface SeriesExtent {
  readonly fromNs: number;
  readonly toNs: number;
  /** Undefined where the sender sent neither data nor SYN nor FIN. */
  readonly seqLow: number | undefined;
  readonly seqHigh: number | undefined;
}

/** Payload in equal shares of the stretch. */
export interface Throughput {
  readonly fromNs: number;
  readonly binNs: number;
  /** Payload bytes, repeats included, and those that had not been sent before. */
  readonly bytes: readonly number[];
  readonly fresh: readonly number[];
}

export interface SackBlock {
  /** Index in the columns of the segment that carries it. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

export interface SeriesColumns {
  readonly length: number;
  /** Index within the connection of the segment, or of the bin's first. */
  readonly index: Float64Array;
  readonly nsLow: Float64Array;
  readonly nsHigh: Float64Array;
  /** Where a segment stands: the end of what it carries, or the number that it acknowledges. Of a bin the last one's. */
  readonly place: Float64Array;
  /** Sequence numbers that the sender's segments used: SYN and FIN one, data one a byte. */
  readonly seqLow: Float64Array;
  readonly seqHigh: Float64Array;
  /** The same of those that were sent before. */
  readonly repeatLow: Float64Array;
  readonly repeatHigh: Float64Array;
  /** The furthest ACK number of the other end so far; of a bin after its first segment and after its last. */
  readonly ackLow: Float64Array;
  readonly ackHigh: Float64Array;
  /** Upper edge of the window: ACK number and what was offered beyond it. `edge` is what it ended with. */
  readonly edgeLow: Float64Array;
  readonly edgeHigh: Float64Array;
  readonly edge: Float64Array;
  /** From sending to the ACK that covers it exactly, nanoseconds. */
  readonly rttLow: Float64Array;
  readonly rttHigh: Float64Array;
  /**
   * The most bytes in flight: of the sender's segments with data what Wireshark says of them (`Flight` in packages/flow), else
   * the same after the segment, where SYN and FIN, which are no bytes, do not count.
   */
  readonly flight: Float64Array;
  /** Payload bytes of the sender. */
  readonly bytes: Float64Array;
  /** TCP's flags of the sender's segments, of the other end's RST alone; notes of both ends'. Of a bin all that occur. */
  readonly flags: Uint32Array;
  readonly notes: Uint32Array;
  /** 1: sent by the sender, 2: by the other end, 3: both. */
  readonly from: Uint32Array;
}

export type SeriesColumnName = Exclude<keyof SeriesColumns, "length">;

/** Columns in the order in which they travel. */
export const SERIES_COLUMNS = {
  index: Float64Array,
  nsLow: Float64Array,
  nsHigh: Float64Array,
  place: Float64Array,
  seqLow: Float64Array,
  seqHigh: Float64Array,
  repeatLow: Float64Array,
  repeatHigh: Float64Array,
  ackLow: Float64Array,
  ackHigh: Float64Array,
  edgeLow: Float64Array,
  edgeHigh: Float64Array,
  edge: Float64Array,
  rttLow: Float64Array,
  rttHigh: Float64Array,
  flight: Float64Array,
  bytes: Float64Array,
  flags: Uint32Array,
  notes: Uint32Array,
  from: Uint32Array,
} as const satisfies Record<SeriesColumnName, unknown>;
const NAMES = Object.keys(SERIES_COLUMNS) as SeriesColumnName[];

const align8 = (bytes: number) => (bytes + 7) & ~7;
/** The header of a series begins with this; that of a batch never does. */
const MARK = '{"series":1,';

/** Packs a series as a batch is packed: length of the header, header in JSON, columns, each on a multiple of 8. */
export function encodeSeries({ columns, ...header }: Series): Uint8Array<ArrayBuffer> {
  const { length } = columns;
  const json = new TextEncoder().encode(MARK + JSON.stringify({ length, ...header }).slice(1));
  const headerEnd = align8(4 + json.length);
  const size = NAMES.reduce((sum, name) => sum + align8(length * SERIES_COLUMNS[name].BYTES_PER_ELEMENT), headerEnd);
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, headerEnd - 4, true);
  out.fill(0x20, 4, headerEnd);
  out.set(json, 4);
  let at = headerEnd;
  for (const name of NAMES) {
    const bytes = length * SERIES_COLUMNS[name].BYTES_PER_ELEMENT;
    out.set(new Uint8Array(columns[name].buffer, columns[name].byteOffset, bytes), at);
    at += align8(bytes);
  }
  return out;
}

/** Whether a binary message is a series; else it is a batch. */
export function isSeries(buffer: ArrayBuffer): boolean {
  if (buffer.byteLength < 4 + MARK.length) return false;
  return new TextDecoder().decode(new Uint8Array(buffer, 4, MARK.length)) === MARK;
}

/** Unpacks a series; its columns are views into `buffer`. Throws where the buffer is none (a bug, not a user's error). */
export function decodeSeries(buffer: ArrayBuffer): Series {
  const headerLength = new DataView(buffer).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength));
  const { length, series: _, ...header } = JSON.parse(json) as Series & { length: number; series: number };
  let at = 4 + headerLength;
  const columns: Record<string, unknown> = { length };
  for (const name of NAMES) {
    const Kind = SERIES_COLUMNS[name];
    columns[name] = new Kind(buffer, at, length);
    at += align8(length * Kind.BYTES_PER_ELEMENT);
  }
  return { ...header, columns: columns as unknown as SeriesColumns };
}
