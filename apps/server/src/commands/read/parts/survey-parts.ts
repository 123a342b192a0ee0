import type { Worker } from "node:worker_threads";
import { type CaptureFault, openPcapStretch, type PcapLayout, pcapLayout } from "@tcp-ladder/capture-file";
import { type AskedPart, joinParts, type PartOutcome, Stretch, type Survey, statusOfParts } from "@tcp-ladder/engine";
import { CHUNK_BYTES, type FileInput } from "../input.ts";
import type { Progress } from "../progress.ts";
import { ownPart, type PartThread, startPartThread } from "./part-thread.ts";
import { openPlan } from "./plan.ts";
import { bytesOf, readStretch } from "./read-stretch.ts";

/**
 * Reads a plain pcap file for its connections in several threads, each a part of it. The first part is read here. Where a
 * part does not begin at a record after all, or its thread fails, what lies behind the first part is read here too: then it
 * has only taken longer. Undefined where the file is of another kind.
 *
 * @param workers threads for the parts behind the first
 */
export async function surveyInParts(
  file: FileInput,
  workers: readonly Worker[],
  progress: Progress,
): Promise<Survey | undefined> {
  const parts = workers.length + 1;
  const { path, size, fd } = file;
  const plan = openPlan(size, parts);
  const threads = workers.map((worker, i) =>
    startPartThread(worker, { path, size, part: i + 1, parts, shared: plan.shared }),
  );
  const end = () => {
    for (const thread of threads) thread.end();
  };
  const read = bytesOf(fd);
  const layout = pcapLayout(read(0, CHUNK_BYTES).slice());
  if (layout === undefined) {
    end();
    return undefined;
  }
  const first = new Stretch(layout, layout.fileHeader, read);
  const at = readStretch(first, fd, layout.fileHeader, 0, plan, (bytes) => {
    plan.advance(bytes);
    progress.at((bytes / plan.endOf(0)) * size);
  });
  plan.close();
  const others = await followers(
    first,
    threads.filter((_, i) => plan.hasBegun(i + 1)),
  );
  if (others === undefined) {
    end();
    readStretch(first, fd, at, parts, plan);
  }
  const all = [ownPart(first), ...(others ?? [])];
  const outcomes = await Promise.all(all.map((part) => part.outcome()));
  const joined = await joinParts(all);
  return { ...joined, status: statusOfParts(outcomes, joined.connections, size, faultBehind(file, layout, outcomes)) };
}

/** The parts behind the first, each of which must begin where the one before has ended; undefined where one does not. */
async function followers(first: Stretch, threads: readonly PartThread[]): Promise<readonly AskedPart[] | undefined> {
  // Behind its fault nothing is read.
  if (first.fault !== undefined) return [];
  try {
    await Promise.all(threads.map(({ read }) => read));
    let end = first.parsed;
    for (const { part } of threads) {
      const outcome = await part.outcome();
      if (outcome.start !== end) return undefined;
      end = outcome.end;
    }
    return threads.map(({ part }) => part);
  } catch {
    return undefined;
  }
}

/** What is wrong where the last part has ended, if it is not the end of the file. */
function faultBehind(
  { fd, size }: FileInput,
  layout: PcapLayout,
  outcomes: readonly PartOutcome[],
): CaptureFault | undefined {
  const end = outcomes.at(-1)?.end ?? size;
  const frames = outcomes.reduce((sum, { counters }) => sum + counters.frames, 0);
  const rest = openPcapStretch({ frame() {} }, layout, end, frames);
  const read = bytesOf(fd);
  for (let at = end; at < size && rest.fault === undefined; ) {
    const chunk = read(at, Math.min(CHUNK_BYTES, size - at));
    if (chunk.length === 0) break;
    rest.append(chunk);
    at += chunk.length;
  }
  rest.finish();
  return rest.fault;
}
