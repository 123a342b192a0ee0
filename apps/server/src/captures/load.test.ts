import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DEFAULT_DECOMPRESS_LIMITS } from "@tcp-ladder/capture-file";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pcap } from "../testing/pcap.ts";
import { loadCapture } from "./load.ts";
import { OpenCapture } from "./open-capture.ts";

const SEGMENTS = 20_000;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tcp-ladder-load-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Loads a file; how many segments there were each time that others had been served since. */
async function stepsOf(bytes: Uint8Array) {
  const path = join(folder, "capture");
  writeFileSync(path, bytes);
  const capture = new OpenCapture({
    path: () => path,
    scratch: folder,
    state: "loading",
    totalBytes: bytes.length,
    onDisk: true,
    limits: DEFAULT_DECOMPRESS_LIMITS,
    facts: () => ({ kind: "upload", drops: { kernel: 0, interface: 0 }, live: undefined }),
  });
  const steps = new Set<number>();
  let loading = true;
  const watch = (): void => {
    steps.add(capture.engine.flow.segments);
    if (loading) setImmediate(watch);
  };
  watch();
  await loadCapture(capture, path);
  loading = false;
  const { state, fault, segments } = capture.status();
  capture.close(false);
  expect({ state, fault, segments }).toEqual({ state: "complete", fault: undefined, segments: SEGMENTS });
  return steps.size;
}

test("while a compressed file is read others are served more often than its own size would have it", async () => {
  const file = pcap(SEGMENTS, 500);
  // stored, so that it is as large as the other
  expect(await stepsOf(gzipSync(file, { level: 0 }))).toBeGreaterThan(file.length / 2 ** 17);
});

test("a plain file is read in large pieces", async () => {
  expect(await stepsOf(pcap(SEGMENTS, 500))).toBeLessThan(8);
});
