import type { ByteSource, FrameRecord, FrameSink } from "@tcp-ladder/capture-file";
import { type Flow, openFlow, type SocketCall } from "@tcp-ladder/flow";
import type { CaptureAbout, Found, Overview, SegmentDetail } from "@tcp-ladder/protocol";
import { captureAbout } from "./about.ts";
import { openCallBook } from "./calls.ts";
import { type ConnectionPage, type ConnectionQuery, openConnectionList } from "./connections.ts";
import { segmentDetail } from "./detail.ts";
import { type FindQuery, findSegment } from "./find/find.ts";
import { type Follower, openFollower } from "./follow.ts";
import { connectionFrames } from "./frames.ts";
import { connectionOverview } from "./overview.ts";
import { openReading, type ReadingHost } from "./reading.ts";
import { openSeriesBook, type SeriesBook } from "./series/book.ts";
import type { EngineStatus } from "./status.ts";
import { connectionWindow, type Window } from "./window.ts";

/** What the host lends the engine. */
export interface CaptureHost extends ReadingHost {
  /** Reads the decompressed bytes again, for details. */
  readonly source: ByteSource;
  /** Called for every segment as it is read, after its row was made; the record is valid during the call only. */
  readonly segment?: (record: FrameRecord, row: number) => void;
  /** Takes the frames in place of the table, which stays empty: for a host that only passes them on. */
  readonly frames?: FrameSink;
  /** Lets others be served; awaited now and then while a long connection is gone through. */
  readonly pause?: () => Promise<void>;
}

/** An open capture that answers. It grows by `append` until `finish`; every answer is of what is there so far. */
export interface Capture {
  append(chunk: Uint8Array): void;
  finish(): void;
  addCalls(calls: readonly SocketCall[]): void;
  status(): EngineStatus;
  connections(query: ConnectionQuery): ConnectionPage;
  /** Throws a RangeError for a connection that is none. */
  window(connection: number, from: number, count: number): Window;
  /** The connection in `bins` equal shares of its segments or of its time. */
  overview(connection: number, bins: number, by: Overview["by"], begin?: number, end?: number): Overview;
  /** The next segment of a connection that matches. Throws a RangeError for a connection that is none. */
  find(connection: number, query: FindQuery): Found;
  /** What one end sent over a stretch of time, for the graphs. Rejects with a RangeError for a connection that is none. */
  readonly series: SeriesBook["answer"];
  /** Throws a RangeError for a row that is none. */
  detail(row: number): Promise<SegmentDetail>;
  /** What the capture says of itself beside its frames: comments, names, interfaces. */
  about(): CaptureAbout;
  follow(connection: number | "newest", count: number): Follower;
  /** The frames of a connection's segments `from` … `to`, `to` not included, as the capture holds them. */
  frames(connection: number, from: number, to: number): AsyncGenerator<FrameRecord>;
  /** The table itself, for one pass over everything (CLI, exports). */
  readonly flow: Flow;
}

export function openCapture(host: CaptureHost): Capture {
  const flow: Flow = openFlow(() => reader.resolved);
  const reading = openReading(host.frames ?? (host.segment === undefined ? flow : tee(flow, host.segment)), host);
  const { reader } = reading;
  const calls = openCallBook();
  const parts = { flow, reader, calls };

  const series = openSeriesBook(parts, host.source, host.pause);

  return {
    flow,
    append: (chunk) => reading.append(chunk),
    finish() {
      reading.finish();
      flow.close();
    },
    addCalls: (more) => calls.add(more),
    status: () => reading.status(flow),
    connections: openConnectionList(flow),
    window: (connection, from, count) => connectionWindow(parts, connection, from, count),
    overview: (connection, bins, by, begin, end) => connectionOverview(flow, connection, bins, by, begin, end),
    find: (connection, query) => findSegment(flow, connection, query),
    series: (query) => series.answer(query),
    detail: (row) => segmentDetail(parts, host.source, row, host.pause),
    about: () => captureAbout(parts),
    follow: (connection, count) => openFollower(parts, connection, count),
    frames: (connection, from, to) => connectionFrames(parts, host.source, connection, from, to),
  };
}

/** Lets the host see each frame that became a row. */
function tee(flow: Flow, segment: (record: FrameRecord, row: number) => void): FrameSink {
  return {
    frame(record) {
      const row = flow.segments;
      flow.frame(record);
      if (flow.segments > row) segment(record, row);
    },
  };
}
