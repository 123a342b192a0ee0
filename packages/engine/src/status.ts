import type { CaptureFault } from "@tcp-ladder/capture-file";
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

/** A fault with what can be done about it. */
export function withRemedy(fault: CaptureFault | undefined): CaptureStatus["fault"] {
  return fault && { ...fault, remedy: ERRORS[fault.code].remedy };
}
