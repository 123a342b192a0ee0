import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DecompressLimits } from "@tcp-ladder/capture-file";
import type { Survey } from "@tcp-ladder/engine";
import { SERVER_ROOT } from "../../config/paths.ts";
import type { Output } from "../../formats/output.ts";
import type { Input } from "./input.ts";
import { partWorkers } from "./parts/workers.ts";
import { worthwhileParts } from "./parts/worthwhile.ts";
import type { Progress } from "./progress.ts";

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
  const parts = file === undefined ? 1 : (options.threads ?? worthwhileParts(file.size, availableParallelism()));
  if (file !== undefined && parts > 1) {
    const { surveyInParts, printSummary } = await quickly();
    const survey = await surveyInParts(file, partWorkers(parts - 1), progress);
    if (survey !== undefined) return { survey, print: (...how) => printSummary(how[0], survey, how[1], how[2]) };
  }
  const { surveyWhole, printSummary } = await import("./whole.ts");
  const survey = await surveyWhole(input, progress, options.limits);
  return { survey, print: (...how) => printSummary(how[0], survey, how[1], how[2]) };
}

/** As the build makes it: see `parts/summarise.ts`. */
async function quickly(): Promise<typeof import("./parts/summarise.ts")> {
  return import(pathToFileURL(join(SERVER_ROOT, "dist", "summarise.js")).href);
}
