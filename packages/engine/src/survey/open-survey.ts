import { type ConnectionFlow, openConnectionFlow } from "@tcp-ladder/flow";
import { openReading, type ReadingHost } from "../reading.ts";
import { answersOf } from "./answers.ts";
import type { Survey } from "./survey.ts";

/** A capture of any format that is being read for its connections alone. */
export interface OpenSurvey {
  append(chunk: Uint8Array): void;
  /** No more bytes will come. */
  finish(): Survey;
  /** Nothing behind this will be read. */
  readonly failed: boolean;
}

export function openSurvey(host: ReadingHost = {}): OpenSurvey {
  const flow: ConnectionFlow = openConnectionFlow(() => reading.reader.resolved);
  const reading = openReading(flow, host);
  return {
    append: (chunk) => reading.append(chunk),
    get failed() {
      return reading.failed;
    },
    finish() {
      reading.finish();
      const answers = answersOf(flow);
      return {
        status: reading.status(flow),
        summaries: (ids) => Promise.resolve(answers.summaries(ids)),
        matching: (filter) => Promise.resolve(answers.matching(filter)),
      };
    },
  };
}
