/**
 * Reads a part of a capture in a thread of its own, then answers what is asked of it. Bundled by itself, to
 * `dist/part-worker.js`, and small: it is loaded while the first part is being read.
 */
import { openSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { findPcapRecord, pcapLayout } from "@tcp-ladder/capture-file";
import { Stretch, shareOfOld } from "@tcp-ladder/engine";
import type { PairKeys } from "@tcp-ladder/flow";
import { CHUNK_BYTES } from "../input.ts";
import type { PartOrder, PartReply, PartRequest } from "./messages.ts";
import { openPlan } from "./plan.ts";
import { bytesOf, readStretch } from "./read-stretch.ts";

/** Enough to find records of any length in. */
const SEARCHED = 1 << 20;
/** Where more of a part belongs to connections of the file's beginning, the first part had better read it all. */
const MOST_OLD = 0.5;

parentPort?.once("message", (order: PartOrder) => {
  const stretch = readPart(order);
  if (stretch === undefined) {
    parentPort?.close();
    return;
  }
  const asked = stretch as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  parentPort?.on("message", ({ method, args }: PartRequest) => {
    const value = asked[method]?.(...args);
    // The keys are many, and needed on the other side alone.
    const given = method === "pairs" ? [(value as PairKeys).v4.buffer, (value as PairKeys).v6.buffer] : [];
    parentPort?.postMessage({ value } satisfies PartReply, given as ArrayBuffer[]);
  });
  parentPort?.postMessage("read" satisfies PartReply);
});

function readPart({ path, size, part, parts, shared }: PartOrder): Stretch | undefined {
  const fd = openSync(path, "r");
  const read = bytesOf(fd);
  const plan = openPlan(size, parts, shared);
  const head = read(0, CHUNK_BYTES).slice();
  const layout = pcapLayout(head);
  const about = plan.startFor(part);
  if (layout === undefined || about >= size) return undefined;
  const bytes = read(about, Math.min(SEARCHED, size - about));
  const found = findPcapRecord(head, bytes, layout);
  if (found < 0) return undefined;
  const old = shareOfOld(head, bytes.subarray(found), layout);
  if (old > MOST_OLD || !plan.claim(part, about + found)) return undefined;
  const stretch = new Stretch(layout, about + found, read);
  readStretch(stretch, fd, part, plan);
  plan.finish();
  return stretch;
}
