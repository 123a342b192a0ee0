/**
 * The second half of a survey, in a thread of its own: takes segments into connections, then answers what is asked of
 * them. Bundled by itself, to `dist/receiving-worker.cjs`, and small: it is loaded while the first ones are being read.
 */
import { parentPort } from "node:worker_threads";
import { openSurveyReceiver } from "@tcp-ladder/engine";
import type { Reply, Request } from "./messages.ts";
import { takeBlocks } from "./ring.ts";

parentPort?.once("message", (shared: SharedArrayBuffer) => {
  parentPort?.postMessage("ready" satisfies Reply);
  const receiver = openSurveyReceiver();
  takeBlocks(shared, (block) => receiver.take(block));
  const asked = receiver as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  parentPort?.on("message", ({ method, args }: Request) => {
    parentPort?.postMessage({ value: asked[method]?.(...args) } satisfies Reply);
  });
});
