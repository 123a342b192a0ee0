import type { ByteSource, DecompressLimits } from "@tcp-ladder/capture-file";
import type { Flow, SocketCall } from "@tcp-ladder/flow";
import type { Batch, CaptureStatus, SegmentDetail } from "@tcp-ladder/protocol";
import type { ConnectionPage, ConnectionQuery } from "./connections.ts";

/** Rows of a connection, and what is needed to draw them: a batch before it is addressed to anyone. */
export type Window = Omit<Batch, "request" | "capture">;

/** What the host lends the engine. */
export interface CaptureHost {
  /** Reads the decompressed bytes again, for details. */
  readonly source: ByteSource;
  /**
   * Called with the decompressed bytes where the capture is compressed, so that `source` can have them; valid during
   * the call only. Never called for a capture that is not.
   */
  readonly decompressed?: (bytes: Uint8Array) => void;
  readonly limits?: DecompressLimits;
}

/** An open capture that answers. It grows by `append` until `finish`; every answer is of what is there so far. */
export interface Capture {
  append(chunk: Uint8Array): void;
  finish(): void;
  addCalls(calls: readonly SocketCall[]): void;
  /** All but what only the host knows: state, total size, kernel's drops, live. */
  status(): Pick<
    CaptureStatus,
    "format" | "compression" | "bytes" | "counters" | "segments" | "connections" | "skippedLines" | "fault"
  > & { readonly fileDrops: number };
  connections(query: ConnectionQuery): ConnectionPage;
  /** Throws a RangeError for a connection that is none. */
  window(connection: number, from: number, count: number): Window;
  detail(row: number): Promise<SegmentDetail>;
  follow(connection: number | "newest", count: number): Follower;
  /** The table itself, for one pass over everything (CLI, exports). */
  readonly flow: Flow;
}

/** Hands on what is new in the tail of a connection, at the reader's pace. */
export interface Follower {
  /**
   * What has come since the last call, oldest first; undefined where nothing has. Of more than `count` rows the
   * last `count`, and `skipped` says how many were passed over.
   */
  next(): Window | undefined;
}

export function openCapture(_host: CaptureHost): Capture {
  throw new Error("to be written");
}
