import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SocketCall } from "@tcp-ladder/flow";
import { socketCallSchema } from "@tcp-ladder/protocol";

const CALLS = "calls.ndjson";

/** One line a call, written as it is told, so that none is lost with the process. */
export function appendCalls(directory: string, calls: readonly SocketCall[]): void {
  appendFileSync(join(directory, CALLS), calls.map((call) => `${JSON.stringify(call)}\n`).join(""));
}

/** The calls that were written whole; a line cut in half at the end is left out. */
export function readCalls(directory: string): SocketCall[] {
  let text: string;
  try {
    text = readFileSync(join(directory, CALLS), "utf8");
  } catch {
    return [];
  }
  return text.split("\n").flatMap((line) => {
    try {
      return [socketCallSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
