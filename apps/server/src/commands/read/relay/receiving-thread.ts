import type { Worker } from "node:worker_threads";
import type { Asked, Reply, Request } from "./messages.ts";

/** The other thread, as who reads the capture sees it. */
export interface ReceivingThread {
  /** Resolves once it has begun; rejects where it ends before. */
  readonly ready: Promise<void>;
  ask<K extends keyof Asked>(method: K, ...args: Parameters<Asked[K]>): Promise<ReturnType<Asked[K]>>;
  end(): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Tells a waiting thread where to take segments from. */
export function startReceivingThread(worker: Worker, shared: SharedArrayBuffer): ReceivingThread {
  const waiting: Waiting[] = [];
  const next = () => {
    worker.ref();
    return new Promise<unknown>((resolve, reject) => waiting.push({ resolve, reject }));
  };
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (reply: Reply) => {
    waiting.shift()?.resolve(reply === "ready" ? undefined : reply.value);
    // The command is done when nothing is asked any more.
    if (waiting.length === 0) worker.unref();
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread has ended")));
  worker.postMessage(shared);
  const ready = next().then(() => undefined);
  // Whoever does not wait for it does not mind that it failed.
  ready.catch(() => undefined);
  return {
    ready,
    ask(method, ...args) {
      worker.postMessage({ method, args } satisfies Request);
      return next() as Promise<never>;
    },
    end: () => void worker.terminate(),
  };
}
