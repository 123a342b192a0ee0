import type { CaptureFault } from "@tcp-ladder/capture-file";
import type { FrameCounters } from "@tcp-ladder/flow";
import { type EngineStatus, withRemedy } from "../status.ts";
import type { PartOutcome } from "./part.ts";

/** What is to be said of a plain pcap file that was read in parts. */
export function statusOfParts(
  outcomes: readonly PartOutcome[],
  connections: number,
  bytes: number,
  fault: CaptureFault | undefined,
): EngineStatus {
  const sum = (of: keyof FrameCounters) => outcomes.reduce((total, { counters }) => total + counters[of], 0);
  const counters: FrameCounters = {
    frames: sum("frames"),
    segments: sum("segments"),
    notTcp: sum("notTcp"),
    malformed: sum("malformed"),
    cutShort: sum("cutShort"),
    unknownLink: sum("unknownLink"),
    snapped: sum("snapped"),
  };
  return {
    format: "pcap",
    compression: "none",
    bytes,
    counters,
    segments: counters.segments,
    connections,
    skippedLines: 0,
    fault: withRemedy(fault),
    fileDrops: 0,
    comments: [],
    remarks: 0,
  };
}
