import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { SERVER_ROOT } from "../../../config/paths.ts";
import { worthwhileParts } from "./worthwhile.ts";

/** Started, and waiting to be told what to read. */
const waiting: Worker[] = [];

/**
 * A thread takes as long to start as the program takes to understand what is asked of it. So where the command line looks
 * as if threads will be wanted they start at once. A wrong guess costs a moment of another processor.
 *
 * @param args as they stand on the command line
 */
export function startWorkersEarly(args: readonly string[]): void {
  const wanted = args[0] === "read" && args.some((arg) => arg.endsWith("summary") || arg.startsWith("--filter"));
  if (!wanted || args.some((arg) => arg.startsWith("--threads"))) return;
  const size = Math.max(...args.slice(1).map(sizeOf));
  for (let part = 1; part < worthwhileParts(size, availableParallelism()); part++) waiting.push(startWorker());
}

/** So many threads that wait to be told what to read. */
export function partWorkers(count: number): Worker[] {
  return Array.from({ length: count }, () => waiting.shift() ?? startWorker());
}

function startWorker(): Worker {
  const worker = new Worker(join(SERVER_ROOT, "dist", "part-worker.js"));
  worker.unref();
  // What is told to a thread that could not start is told by whoever asks it something.
  worker.on("error", () => undefined);
  return worker;
}

function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true ? stat.size : 0;
}
