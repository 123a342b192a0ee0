import type { Worker } from "node:worker_threads";
import { ByteCount } from "@tcp-ladder/capture-file";
import { openSurveySender, type Survey, type SurveySender } from "@tcp-ladder/engine";
import type { Unpacking } from "../../../unpack/unpacking.ts";
import type { Input } from "../input.ts";
import type { Progress } from "../progress.ts";
import { type ReceivingThread, startReceivingThread } from "./receiving-thread.ts";
import { Deserted, newRing, RingWriter } from "./ring.ts";

/**
 * Reads a pcap or pcapng file, compressed or not, for its connections in two threads: this one unpacks, reads frames and
 * finds their endpoints, the other takes segments into connections. Undefined where the file is of another kind, or the other
 * thread fails: then nothing is known, and one thread has to do.
 */
export async function surveyRelayed(
  input: Input,
  progress: Progress,
  worker: Worker,
  unpacking: Unpacking,
): Promise<Survey | undefined> {
  const shared = newRing();
  const thread = startReceivingThread(worker, shared);
  const ring = new RingWriter(shared);
  try {
    const sender = await send(input, progress, ring, thread, unpacking);
    if (sender !== undefined) return await surveyOf(sender, thread);
  } catch (error) {
    if (!(error instanceof Deserted)) throw error;
  }
  thread.end();
  return undefined;
}

/** Reads the capture from end to end, or to its first fault. */
async function send(
  input: Input,
  progress: Progress,
  ring: RingWriter,
  thread: ReceivingThread,
  unpacking: Unpacking,
): Promise<SurveySender | undefined> {
  const sender = openSurveySender(() => ring.next(), unpacking);
  let isReady = false;
  const bytes = new ByteCount();
  for await (const chunk of input.chunks()) {
    sender.append(chunk);
    if (sender.isOther) return undefined;
    bytes.add(chunk.length);
    progress.at(bytes.value);
    if (sender.failed) break;
    if (ring.isAwaited) sender.leavePairs();
    if (!isReady && ring.isFull) {
      // While a block is waited for nobody would hear that the other thread could not start.
      await thread.ready.catch(desert);
      isReady = true;
    }
  }
  sender.finish();
  ring.close();
  return sender;
}

async function surveyOf(sender: SurveySender, thread: ReceivingThread): Promise<Survey> {
  await thread.ready.catch(desert);
  const connections = await thread.ask("finish", sender.resolved).catch(desert);
  return {
    status: sender.status(connections),
    summaries: (ids) => thread.ask("summaries", ids),
    matching: (filter) => thread.ask("matching", filter),
  };
}

function desert(): never {
  throw new Deserted();
}
