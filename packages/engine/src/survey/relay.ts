import { type CaptureReader, openRecordReader } from "@tcp-ladder/capture-file";
import { openReceivingFlow, SegmentSender } from "@tcp-ladder/flow";
import { type EngineStatus, statusOf } from "../status.ts";
import { type Answers, answersOf } from "./answers.ts";

/** The first half of a survey: reads frames, finds their endpoints, and passes their segments on in blocks. */
export interface SurveySender {
  readonly reader: Pick<CaptureReader, "append" | "fault" | "resolved">;
  /** No more bytes will come. */
  finish(): void;
  /** `connections`: how many the other half has found. */
  status(connections: number): EngineStatus;
}

/** The other half: takes the segments into connections, and says what there is. */
export interface SurveyReceiver extends Answers {
  take(block: Int32Array): void;
  /**
   * All blocks have been taken. Returns how many connections there are.
   *
   * @param resolved what the capture resolves addresses to
   */
  finish(resolved: ReadonlyMap<string, string>): number;
}

/**
 * Undefined where a capture is neither pcap nor pcapng, or compressed: reading that takes one thread longer than all else.
 *
 * @param start the capture's first bytes
 * @param next passes on the block that it gave before, and gives one to fill, `BLOCK_WORDS` long
 */
export function openSurveySender(start: Uint8Array, next: () => Int32Array): SurveySender | undefined {
  const sender = new SegmentSender(next);
  const reader = openRecordReader(start, sender);
  if (reader === undefined) return undefined;
  return {
    reader,
    finish() {
      reader.finish();
      sender.flush();
    },
    status: (connections) => statusOf(reader, { counters: sender.counters, segments: sender.segments, connections }),
  };
}

export function openSurveyReceiver(): SurveyReceiver {
  let names: ReadonlyMap<string, string> = new Map();
  const flow = openReceivingFlow(() => names);
  return {
    take: (block) => flow.take(block),
    finish(resolved) {
      names = resolved;
      return flow.connections;
    },
    ...answersOf(flow),
  };
}
