import { openSurvey, type Survey } from "@tcp-ladder/engine";
import type { Unpacking } from "../../unpack/unpacking.ts";
import type { Input } from "./input.ts";
import type { Progress } from "./progress.ts";

export { filterTrouble } from "@tcp-ladder/engine";

/** Reads a capture of any format for its connections alone, from end to end or to its first fault. */
export async function surveyWhole(input: Input, progress: Progress, unpacking: Unpacking): Promise<Survey> {
  const open = openSurvey(unpacking);
  let bytes = 0;
  for await (const chunk of input.chunks()) {
    open.append(chunk);
    bytes += chunk.length;
    progress.at(bytes);
    if (open.failed) break;
  }
  return open.finish();
}
