import { readFileSync } from "node:fs";
import { getHeapStatistics } from "node:v8";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { chanceOf } from "./chance.ts";
import { change } from "./change.ts";
import { BOUNDS, examine } from "./examine.ts";
import { type Fixture, fixtures } from "./fixtures.ts";

export { fixtures };

export interface Task {
  readonly seed: number;
  /** Where the small captures lie. */
  readonly folder: string;
  readonly from: number;
  readonly step: number;
  /** One past the last number. */
  readonly to: number;
  /** Milliseconds since the epoch after which no mutation is begun. */
  readonly until: number;
  /** Number being tried, and how many have been; shared with whoever watches. */
  readonly progress: Int32Array;
}

export interface Failure {
  readonly number: number;
  readonly fixture: string;
  readonly reason: string;
}

/** The bytes that seed and number stand for. */
export function mutation(all: readonly Fixture[], seed: number, number: number): Fixture {
  const chance = chanceOf(seed, number);
  const { name, bytes } = chance.pick(all);
  return { name, bytes: change(bytes, chance) };
}

/** Tries one. Returns what is wrong with it, or undefined. */
export async function tryOne(all: readonly Fixture[], seed: number, number: number): Promise<Failure | undefined> {
  const { name, bytes } = mutation(all, seed, number);
  const failure = (reason: string): Failure => ({ number, fixture: name, reason });
  const heldBefore = held();
  const since = ranFor();
  try {
    const wrong = await examine(bytes, chanceOf(seed ^ 0x5bd1e995, number));
    if (wrong !== undefined) return failure(wrong);
  } catch (error) {
    return failure(error instanceof Error ? firstLines(error) : String(error));
  }
  const seconds = ranFor() - since;
  if (seconds > BOUNDS.seconds) return failure(`it took ${seconds.toFixed(1)} s`);
  const grown = held() - heldBefore;
  return grown > BOUNDS.memory ? failure(`it took ${Math.round(grown / 2 ** 20)} MiB`) : undefined;
}

function firstLines({ stack, message }: Error): string {
  return stack?.split("\n").slice(0, 4).join("\n") ?? message;
}

/**
 * Seconds that this thread has had a processor, which a machine busy with other things does not lengthen. Where there is no
 * Linux to say so (proc(5), schedstat), the clock's.
 */
function ranFor(): number {
  try {
    return Number.parseInt(readFileSync("/proc/thread-self/schedstat", "latin1"), 10) / 1e9;
  } catch {
    return performance.now() / 1000;
  }
}

/** Bytes of the heap and of typed arrays. */
function held(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

async function work({ seed, folder, from, step, to, until, progress }: Task): Promise<void> {
  const all = fixtures(folder);
  for (let number = from; number < to && Date.now() < until; number += step) {
    Atomics.store(progress, 0, number);
    const failure = await tryOne(all, seed, number);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    if (failure !== undefined) parentPort?.postMessage(failure);
    Atomics.add(progress, 1, 1);
  }
  Atomics.store(progress, 0, -1);
}

/** Starts a worker for its share of the numbers; it dies of what it cannot bear, and its progress says of which number. */
export function startWorker(file: string, task: Task): Worker {
  return new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 512 } });
}

if (!isMainThread) await work(workerData as Task);
