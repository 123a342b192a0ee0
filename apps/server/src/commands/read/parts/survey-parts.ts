import type { Worker } from "node:worker_threads";
import { type CaptureFault, openPcapStretch, type PcapLayout, pcapLayout } from "@tcp-ladder/capture-file";
import { type AskedPart, joinParts, type PartOutcome, Stretch, type Survey, statusOfParts } from "@tcp-ladder/engine";
import { CHUNK_BYTES, type FileInput } from "../input.ts";
import type { Progress } from "../progress.ts";
import { ownPart, type PartThread, startPartThread } from "./part-thread.ts";
import { openPlan } from "./plan.ts";
import { bytesOf, readOn, readStretch } from "./read-stretch.ts";

/**
 * Reads a plain pcap file for its connections in several threads, each a part of it. The first part is read here. Where a
 * part does not begin at a record after all, or its thread fails, all of it is read here: then it has only taken longer. Undefined where the file is of another kind.
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
  readStretch(first, fd, 0, plan, (bytes) => {
    plan.advance(bytes);
    progress.at((bytes / plan.endOf(0)) * size);
  });
  plan.close();
  const begun = threads.filter((_, i) => plan.hasBegun(i + 1));
  if (begun.length > 0 && first.parsed === plan.endOf(0)) readOn(first, fd, size, plan);
  const others = await followers(first, begun);
  if (others !== undefined) return together(file, layout, [ownPart(first), ...others]);
  end();
  const alone = new Stretch(layout, layout.fileHeader, read);
  readStretch(alone, fd, parts, plan);
  return together(file, layout, [ownPart(alone)]);
}

/**
 * The parts behind the first, each of which must begin where the one before has ended; undefined where one does not, or
 * where connections of one part may depend on those of another.
 */
async function followers(first: Stretch, threads: readonly PartThread[]): Promise<readonly AskedPart[] | undefined> {
  let { end } = first.outcome();
  // Behind its fault nothing is read.
  if (first.fault !== undefined && end === first.parsed) return [];
  if (threads.length > 0 && first.outcome().multipath) return undefined;
  try {
    await Promise.all(threads.map(({ read }) => read));
    for (const { part } of threads) {
      const outcome = await part.outcome();
      if (outcome.start !== end || outcome.multipath) return undefined;
      end = outcome.end;
    }
    return threads.map(({ part }) => part);
  } catch {
    return undefined;
  }
}

async function together(file: FileInput, layout: PcapLayout, parts: readonly AskedPart[]): Promise<Survey> {
  const outcomes = await Promise.all(parts.map((part) => part.outcome()));
  const joined = await joinParts(parts);
  const fault = faultBehind(file, layout, outcomes);
  return { ...joined, status: statusOfParts(outcomes, joined.connections, file.size, fault) };
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
