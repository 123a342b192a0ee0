import {
  ByteCount,
  type CaptureFault,
  type CaptureReader,
  type DecompressLimits,
  type FrameSink,
  type Inflater,
  openDecompressor,
  openReader,
} from "@tcp-ladder/capture-file";
import { type EngineStatus, type Found, statusOf, withRemedy } from "./status.ts";

/** What the host lends to reading a capture. */
export interface ReadingHost {
  /**
   * Called with the decompressed bytes where the capture is compressed, so that they can be had again; valid during the
   * call only. Never called for a capture that is not.
   */
  readonly decompressed?: (bytes: Uint8Array) => void;
  readonly limits?: DecompressLimits;
  /** Undoes gzip, where the host has something faster than JavaScript; asked for when it is needed. */
  readonly inflater?: () => Inflater;
}

/** A capture's bytes on their way to its frames: unpacked, read, and what became of them. */
export interface Reading {
  append(chunk: Uint8Array): void;
  finish(): void;
  /** Nothing that comes will be read any more. */
  readonly failed: boolean;
  /** `found`: what has become of the frames. */
  status(found: Found): EngineStatus;
  readonly reader: CaptureReader;
}

export function openReading(sink: FrameSink, host: ReadingHost): Reading {
  const reader = openReader(sink);
  const bytesIn = new ByteCount();
  let cause: CaptureFault | undefined;
  const decompressor = openDecompressor(
    (bytes) => {
      if (decompressor.compression !== "none") host.decompressed?.(bytes);
      reader.append(bytes);
    },
    host.limits,
    host.inflater,
  );

  return {
    reader,
    get failed() {
      return (reader.fault ?? decompressor.fault) !== undefined;
    },
    append(chunk) {
      bytesIn.add(chunk.length);
      // nothing behind a fault is read, so nothing behind it is unpacked
      if (reader.fault === undefined) decompressor.append(chunk);
    },
    finish() {
      decompressor.finish();
      // a broken compressed stream also cuts the capture inside it: the first cause is the one to tell
      cause = reader.fault ?? decompressor.fault;
      reader.finish(cause !== undefined);
    },
    status: (found) => ({
      ...statusOf(reader, found),
      compression: decompressor.compression,
      bytes: bytesIn.value,
      fault: withRemedy(cause ?? reader.fault ?? decompressor.fault),
    }),
  };
}
