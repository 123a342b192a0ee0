import { createRequire } from "node:module";
import { join } from "node:path";
import type { DecompressLimits } from "@tcp-ladder/capture-file";
import type { Survey } from "@tcp-ladder/engine";
import { SERVER_ROOT } from "../../config/paths.ts";
import type { Output } from "../../formats/output.ts";
import type { Input } from "./input.ts";
import type { Progress } from "./progress.ts";
import { receiver, worthwhileThreads } from "./relay/receivers.ts";

export interface SurveyOptions {
  /** How much is unpacked of a compressed capture. */
  readonly limits: DecompressLimits;
  /** How many threads share a plain file; undefined for as many as are worth it. */
  readonly threads: number | undefined;
}

/** A survey, and how to print a summary of it. */
export interface Surveyed {
  readonly survey: Survey;
  print(name: string, chosen: readonly number[] | undefined, output: Output): Promise<void>;
}

/** Reads a capture for its connections alone, from end to end or to its first fault. */
export async function surveyed(input: Input, progress: Progress, options: SurveyOptions): Promise<Surveyed> {
  const { file } = input;
  const threads = file === undefined ? 1 : (options.threads ?? worthwhileThreads(file.size));
  if (threads > 1) {
    const { surveyRelayed, printSummary } = quickly();
    const survey = await surveyRelayed(input, progress, receiver());
    if (survey !== undefined) return { survey, print: (...how) => printSummary(how[0], survey, how[1], how[2]) };
  }
  const { surveyWhole, printSummary } = await import("./whole.ts");
  const survey = await surveyWhole(input, progress, options.limits);
  return { survey, print: (...how) => printSummary(how[0], survey, how[1], how[2]) };
}

/** As the build makes it: see `relay/summarise.ts`. */
function quickly(): typeof import("./relay/summarise.ts") {
  return createRequire(import.meta.url)(join(SERVER_ROOT, "dist", "summarise.cjs"));
}
