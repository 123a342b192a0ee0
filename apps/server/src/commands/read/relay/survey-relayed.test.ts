import { Worker } from "node:worker_threads";
import { DEFAULT_DECOMPRESS_LIMITS } from "@tcp-ladder/capture-file";
import { openSurvey } from "@tcp-ladder/engine";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { pcap } from "../../../testing/pcap.ts";
import { nodeInflater } from "../../../unpack/node-inflater.ts";
import { surveyRelayed } from "./survey-relayed.ts";

const progress = { at: () => undefined, done: () => undefined };
const inputOf = (file: Uint8Array) => ({
  name: "a file",
  size: file.length,
  chunks: () => Array.from({ length: Math.ceil(file.length / 5e5) }, (_, i) => file.subarray(i * 5e5, (i + 1) * 5e5)),
});

const unpacking = { limits: DEFAULT_DECOMPRESS_LIMITS, inflater: nodeInflater };

let code = "";

beforeAll(async () => {
  const entry = new URL("receiving-worker.ts", import.meta.url).pathname;
  const options = { bundle: true, write: false, platform: "node", format: "cjs", logLevel: "error" } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [entry] });
  code = outputFiles[0]?.text ?? "";
}, 30_000);

test("two threads say what one says", async () => {
  const file = pcap(200_000, 300);
  const one = openSurvey();
  one.append(file);
  const whole = one.finish();
  const worker = new Worker(code, { eval: true });
  const survey = await surveyRelayed(inputOf(file), progress, worker, unpacking);
  expect(survey?.status).toEqual(whole.status);
  const ids = [0, 7, 299];
  expect(await survey?.summaries(ids)).toEqual(await whole.summaries(ids));
  expect(await survey?.matching("port 40007")).toEqual({ ids: [7], trouble: undefined });
  await worker.terminate();
}, 30_000);

test("a thread that cannot start is no reason to wait", async () => {
  const worker = new Worker("throw new Error('it cannot start')", { eval: true });
  expect(await surveyRelayed(inputOf(pcap(100_000)), progress, worker, unpacking)).toBeUndefined();
}, 30_000);

test("what is no pcap file is left to one thread", async () => {
  const worker = new Worker(code, { eval: true });
  const text = new TextEncoder().encode("09:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.2: Flags [S], seq 1, length 0\n");
  expect(await surveyRelayed(inputOf(text), progress, worker, unpacking)).toBeUndefined();
}, 30_000);
