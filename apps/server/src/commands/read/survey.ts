import type { Survey } from "@tcp-ladder/engine";
import type { Unpacking } from "../../unpack/unpacking.ts";
import type { Input } from "./input.ts";
import type { Progress } from "./progress.ts";
import { quick } from "./quick.ts";
import { receiver, worthwhileThreads } from "./relay/receivers.ts";

export interface SurveyOptions {
  readonly unpacking: Unpacking;
  /** How many threads share a file; undefined for as many as are worth it. */
  readonly threads: number | undefined;
}

/** Reads a capture for its connections alone, from end to end or to its first fault. */
export async function surveyed(input: Input, progress: Progress, options: SurveyOptions): Promise<Survey> {
  const { file } = input;
  const threads = file === undefined ? 1 : (options.threads ?? worthwhileThreads(file.size));
  if (threads > 1) {
    const survey = await quick("survey-relayed").surveyRelayed(input, progress, receiver(), options.unpacking);
    if (survey !== undefined) return survey;
  }
  return quick("survey-whole").surveyWhole(input, progress, options.unpacking);
}
