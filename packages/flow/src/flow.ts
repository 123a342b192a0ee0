import type { FrameRecord, FrameSink } from "@tcp-ladder/capture-file";
import type { LentColumns, SegmentColumns } from "./columns.ts";
import type { ConnectionCursor } from "./connection/cursor.ts";
import type { ConnectionSummary } from "./connection.ts";
import type { Flights } from "./flight/walk.ts";

/** What became of the frames; each is shown as its own counter. */
export interface FrameCounters {
  readonly frames: number;
  readonly segments: number;
  readonly notTcp: number;
  readonly malformed: number;
  /** Too few bytes captured to reach TCP's fixed header. */
  readonly cutShort: number;
  readonly unknownLink: number;
  /** Segments of which the capture kept fewer bytes than were on the wire. */
  readonly snapped: number;
}

/** Where a segment's frame stands, for looking it up again. */
export interface FrameLocation {
  readonly frame: number;
  readonly location: number;
}

/** A window of a connection: consecutive segments, oldest first. */
export interface ConnectionWindow {
  /** Index within the connection of the first row, from 0. */
  readonly from: number;
  readonly columns: SegmentColumns;
  /** How many rows before `from` carry RowMark.IDLE_BEFORE: what the drawing needs to place the window. */
  readonly idlesBefore: number;
}

/** Sees one segment: its columns, where in them it stands, its index within the connection, and its row in the table. */
export type SegmentLook = (columns: LentColumns, i: number, index: number, row: number) => void;

/** What follows from a connection's numbers, row by row as in the window with the same `from`. */
export interface Measures {
  readonly from: number;
  readonly length: number;
  /** Nanoseconds from a segment's sending to the ACK (this row) that covers it exactly; NaN where the row is none. */
  readonly rttNs: Float64Array;
  /** Wireshark's bytes in flight of a segment with data, itself included; NaN where there is no number. See `Flight`. */
  readonly inFlight: Float64Array;
}

/** What is known of the connections so far. */
export interface Connections {
  /** Segments so far. */
  readonly segments: number;
  readonly connections: number;
  /** Throws a RangeError for an id that is none. */
  connection(id: number): ConnectionSummary;
  /** A movable look at the connections, for going through many of them. */
  cursor(): ConnectionCursor;
}

/** Frames in, connections out, with all that is analysed of them; one pass. */
export interface ConnectionFlow extends Connections, FrameSink {
  frame(record: FrameRecord): void;
  /** No frame will come any more: gives back what only they need. */
  close(): void;
  readonly counters: FrameCounters;
}

/** The same of segments that another thread has read. */
export interface ReceivingFlow extends Connections {
  /** Takes a block of them in; nothing of it is kept. */
  take(block: Int32Array): void;
}

/** Frames in, segment table and connections out; the same live and from a file. */
export interface Flow extends ConnectionFlow {
  /** Rows in the table. */
  readonly segments: number;
  /**
   * A number that changes when rows of a connection that were there already have changed: a segment may show that what was
   * concluded before was wrong, or that the sides were the other way round. Counts modulo 64.
   */
  revision(id: number): number;
  /** Segments `from` … `from + count` of a connection, cut to what there is. */
  window(connection: number, from: number, count: number): ConnectionWindow;
  /**
   * Looks at segments `from` … `to` of a connection, `to` not included, oldest first, where they lie: nothing is copied.
   * The columns are valid during the call only.
   */
  scan(connection: number, from: number, to: number, look: SegmentLook): void;
  /** Rows `from` … `from + count` of the whole table, in order of capture. */
  rows(from: number, count: number): SegmentColumns;
  /** Round-trip times and bytes in flight of a connection's segments `from` … `from + count`. */
  measures(connection: number, from: number, count: number): Measures;
  /** Nanoseconds from the newest SYN to the handshake's last ACK, where a row of the connection is that ACK or comes behind it; else NaN. */
  initialRttAt(connection: number, row: number): number;
  /** What both sides of a row's connection had in flight before it; the caller's own. */
  flightsBefore(row: number): Flights;
  /** Bytes in the SACK blocks of a row; 0 where it has none. It must be a row of the table; nothing is checked here. */
  sacked(row: number): number;
  /** Nanoseconds from one row's time to another's. Both must be rows of the table; nothing is checked here. */
  elapsed(from: number, to: number): number;
  /** Row of the connection's next segment after a row, or undefined at its end. */
  nextInConnection(row: number): number | undefined;
  /** Index within its connection of a row, from 0. */
  indexInConnection(row: number): number;
  locate(row: number): FrameLocation;
  /** Row of a frame number, or undefined where that frame holds no segment. */
  rowOfFrame(frame: number): number | undefined;
}
