import type { CaptureFault, CaptureReader } from "@tcp-ladder/capture-file";
import type { ConnectionFlow } from "@tcp-ladder/flow";
import { type CaptureStatus, ERRORS } from "@tcp-ladder/protocol";

/** What the engine knows of a capture; the host adds the rest of {@link CaptureStatus}. */
export type EngineStatus = Pick<
  CaptureStatus,
  "format" | "compression" | "bytes" | "counters" | "segments" | "connections" | "skippedLines" | "fault"
> & {
  /** Drops that the file itself tells of. */
  readonly fileDrops: number;
  /** Comments and resolved names that the file holds, in its order (pcapng). */
  readonly comments: readonly string[];
  /** How many of them people have written. */
  readonly remarks: number;
};

/** What frames were found to hold. */
export type Found = Pick<ConnectionFlow, "counters" | "segments" | "connections">;

/** What is to be said of a capture that is not compressed. */
export function statusOf(reader: CaptureReader, { counters, segments, connections }: Found): EngineStatus {
  return {
    format: reader.format,
    compression: "none",
    bytes: reader.bytes,
    counters,
    segments,
    connections,
    skippedLines: reader.skippedLines,
    fault: withRemedy(reader.fault),
    fileDrops: reader.interfaces.reduce((sum, one) => sum + one.dropped, 0),
    comments: reader.comments,
    remarks: reader.remarks.length + reader.remarksPassedOver,
  };
}

/** A fault with what can be done about it. */
export function withRemedy(fault: CaptureFault | undefined): CaptureStatus["fault"] {
  return fault && { ...fault, remedy: ERRORS[fault.code].remedy };
}
