import { openReceivingFlow, SegmentSender } from "@tcp-ladder/flow";
import { openReading, type ReadingHost } from "../reading.ts";
import type { EngineStatus } from "../status.ts";
import { type Answers, answersOf } from "./answers.ts";

/** A pcap or pcapng file shows by so many. */
const MAGIC_BYTES = 4;

/** The first half of a survey: reads frames, finds their endpoints, and passes their segments on in blocks. */
export interface SurveySender {
  append(chunk: Uint8Array): void;
  /** Leaves it to the other half, from here on, to find segments' endpoints: it has time. */
  leavePairs(): void;
  /** No more bytes will come. */
  finish(): void;
  /** Nothing behind this will be read. */
  readonly failed: boolean;
  /** It holds neither pcap nor pcapng, which its first bytes tell: reading it takes one thread longer than all else. */
  readonly isOther: boolean;
  /** What the capture resolves addresses to. */
  readonly resolved: ReadonlyMap<string, string>;
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

/** @param next passes on the block that it gave before, and gives one to fill, `BLOCK_WORDS` long */
export function openSurveySender(next: () => Int32Array, host: ReadingHost = {}): SurveySender {
  const sender = new SegmentSender(next);
  const reading = openReading(sender, host);
  const { reader } = reading;
  return {
    append: (chunk) => reading.append(chunk),
    leavePairs: () => sender.leavePairs(),
    finish() {
      reading.finish();
      sender.flush();
    },
    get failed() {
      return reading.failed;
    },
    get isOther() {
      const { bytes, format } = reader;
      return bytes >= MAGIC_BYTES && format !== "pcap" && format !== "pcapng";
    },
    get resolved() {
      return reader.resolved;
    },
    status: (connections) => reading.status({ counters: sender.counters, segments: sender.segments, connections }),
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
