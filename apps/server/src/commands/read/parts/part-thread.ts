import type { Worker } from "node:worker_threads";
import type { AskedPart, Part } from "@tcp-ladder/engine";
import type { PartOrder, PartReply, PartRequest } from "./messages.ts";

/** A part that is read in another thread. */
export interface PartThread {
  /** Resolves once the part has been read; rejects where the thread ends before. */
  readonly read: Promise<void>;
  readonly part: AskedPart;
  end(): void;
}

const METHODS = [
  "outcome",
  "pairs",
  "known",
  "release",
  "retake",
  "size",
  "begins",
  "summaries",
  "matching",
] as const satisfies readonly (keyof Part)[];

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Tells a waiting thread what to read. */
export function startPartThread(worker: Worker, order: PartOrder): PartThread {
  const waiting: Waiting[] = [];
  const next = () => {
    worker.ref();
    return new Promise<unknown>((resolve, reject) => waiting.push({ resolve, reject }));
  };
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (reply: PartReply) => {
    waiting.shift()?.resolve(reply === "read" ? undefined : reply.value);
    // The command is done when nothing is asked any more.
    if (waiting.length === 0) worker.unref();
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread has ended")));
  worker.postMessage(order);
  const read = next().then(() => undefined);
  // Whoever does not wait for it does not mind that it failed.
  read.catch(() => undefined);

  const ask = (method: keyof Part, args: readonly unknown[]) => {
    worker.postMessage({ method, args } satisfies PartRequest);
    return next();
  };
  const part = Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => ask(method, args)]));
  return { read, part: part as unknown as AskedPart, end: () => void worker.terminate() };
}

/** A part in this thread, as if it were in another. */
export function ownPart(part: Part): AskedPart {
  const ask = part as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const methods = METHODS.map((method) => [method, async (...args: unknown[]) => ask[method]?.(...args)]);
  return Object.fromEntries(methods) as AskedPart;
}
