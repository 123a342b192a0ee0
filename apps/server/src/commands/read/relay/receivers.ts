import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { SHARE_ENV, Worker } from "node:worker_threads";
import { SERVER_ROOT } from "../../../config/paths.ts";

/** Below this, in bytes, a capture is read before another thread has started. */
const LEAST = 24 << 20;

/** Started, and waiting to be told what to take. */
let waiting: Worker | undefined;

/** How many threads share a file of so many bytes, where nobody says. */
export function worthwhileThreads(size: number): number {
  return size >= LEAST && availableParallelism() > 1 ? 2 : 1;
}

/**
 * A thread takes as long to start as the program takes to understand what is asked of it. So where the command line looks
 * as if one will be wanted it starts at once. A wrong guess costs a moment of another processor.
 *
 * @param args as they stand on the command line
 */
export function startReceiverEarly(args: readonly string[]): Worker | undefined {
  const wanted = args[0] === "read" && args.some((arg) => arg.endsWith("summary") || arg.startsWith("--filter"));
  if (!wanted || args.some((arg) => arg.startsWith("--threads"))) return undefined;
  return args.slice(1).some((arg) => worthwhileThreads(sizeOf(arg)) > 1) ? startReceiver() : undefined;
}

/** A thread that was started early, by another bundle, which has a `waiting` of its own. */
export function keepReceiver(worker: Worker): void {
  waiting = worker;
}

/** A thread that waits to be told what to take. */
export function receiver(): Worker {
  const worker = waiting ?? startReceiver();
  waiting = undefined;
  return worker;
}

function startReceiver(): Worker {
  const built = (name: string) => join(SERVER_ROOT, "dist", name);
  const worker = new Worker(built("worker.cjs"), { workerData: built("receiving-worker.cjs"), env: SHARE_ENV });
  worker.unref();
  // What is told to a thread that could not start is told by whoever asks it something.
  worker.on("error", () => undefined);
  return worker;
}

/** 0 of what is no file; whoever opens it says why. */
function sizeOf(path: string): number {
  try {
    const stat = statSync(path);
    return stat.isFile() ? stat.size : 0;
  } catch {
    return 0;
  }
}
