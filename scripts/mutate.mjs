// pnpm mutate: captures of every format with bytes changed, through
// all that is done with a capture. Each must give frames or one fault with its offset, in bounded time and memory.
// `--seed S --number N` does one again and writes its bytes to a file.
import "./setup/node-version.mjs";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { readArguments } from "./setup/arguments.mjs";
import { CACHE, ROOT } from "./setup/paths.mjs";

const FOLDER = join(ROOT, "scripts", "mutate", "captures");
const HANGS = 20_000; // milliseconds without a step; a mutation may take one second of a processor
const SHOWN = 20;

const values = readArguments(
  {
    command: "pnpm mutate",
    says: "Captures of every format with bytes changed, through all that is done with a capture.",
    options: {
      count: { kind: "number", usual: 100_000, says: "mutations" },
      minutes: { kind: "number", says: "so long instead" },
      seed: {
        kind: "number",
        from: -(2 ** 31),
        says: "of the mutations; a new one each time unless given, and always printed",
      },
      number: { kind: "number", from: 0, says: "this one again, of the seed; its bytes are written to a file" },
    },
  },
  process.argv.slice(2),
);
const seed = (values.seed ?? Date.now() % 2 ** 31) | 0;
const count = values.minutes === undefined ? values.count : 2 ** 31 - 1;
const until = values.minutes === undefined ? Number.MAX_SAFE_INTEGER : Date.now() + values.minutes * 60_000;

// What is tried is TypeScript; Node 20 does not run that by itself.
const outfile = join(CACHE, "mutate", "mutate.mjs");
await build({
  entryPoints: [join(ROOT, "scripts", "mutate", "mutate.ts")],
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: "inline",
  outfile,
});
const { mutation, startWorker, tryOne, fixtures } = await import(pathToFileURL(outfile).href);

if (values.number === undefined) process.exitCode = (await tryMany()) === 0 ? 0 : 1;
else await again(values.number);

async function tryMany() {
  const since = performance.now();
  console.log(`seed ${seed}`);
  const workers = Math.max(1, Math.min(8, availableParallelism()));
  /** @type {{ number: number, fixture: string, reason: string }[]} */
  const failures = [];
  const tried = await Promise.all(
    Array.from({ length: workers }, (_, i) =>
      share({ seed, folder: FOLDER, from: i, step: workers, to: count, until }, (failure) => failures.push(failure)),
    ),
  );
  for (const { number, fixture, reason } of failures.slice(0, SHOWN)) {
    console.error(`${fixture}: ${reason}\n  again: pnpm mutate --seed ${seed} --number ${number}`);
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  const sum = tried.reduce((a, b) => a + b, 0);
  console.log(`${sum} mutations in ${seconds} s, seed ${seed}: ${failures.length} failed`);
  return failures.length;
}

/**
 * A worker's share. Where it hangs or dies, the number it was at is a failure, and another one goes on behind it.
 *
 * @param {{ seed: number, folder: string, from: number, step: number, to: number, until: number }} task
 * @param {(failure: { number: number, fixture: string, reason: string }) => void} fail
 * @returns {Promise<number>} mutations tried
 */
async function share(task, fail) {
  let from = task.from;
  let tried = 0;
  for (;;) {
    const progress = new Int32Array(new SharedArrayBuffer(8));
    const ended = await watch(startWorker(outfile, { ...task, from, progress }), progress, fail);
    tried += progress[1] ?? 0;
    if (ended === undefined) return tried;
    const number = progress[0] ?? 0;
    fail({ number, fixture: "a worker", reason: ended });
    from = number + task.step;
  }
}

/**
 * @param {import("node:worker_threads").Worker} worker
 * @param {Int32Array} progress
 * @param {(failure: { number: number, fixture: string, reason: string }) => void} fail
 * @returns {Promise<string | undefined>} why it ended before its time
 */
function watch(worker, progress, fail) {
  return new Promise((resolve) => {
    let last = -1;
    const timer = setInterval(() => {
      if (progress[1] === last) {
        void worker.terminate();
        resolve(`it hangs: ${HANGS / 1000} s have passed`);
      }
      last = progress[1] ?? 0;
    }, HANGS);
    worker.on("message", fail);
    worker.once("error", (error) => resolve(`it died: ${error instanceof Error ? error.message : String(error)}`));
    worker.once("exit", () => {
      clearInterval(timer);
      resolve(progress[0] === -1 ? undefined : "it ended");
    });
  });
}

/** @param {number} number */
async function again(number) {
  const all = fixtures(FOLDER);
  const { name, bytes } = mutation(all, seed, number);
  const file = join(CACHE, "mutate", `${seed}-${number}.bin`);
  mkdirSync(join(CACHE, "mutate"), { recursive: true });
  writeFileSync(file, bytes);
  console.log(`${name}, ${bytes.length} bytes: ${file}`);
  const failure = await tryOne(all, seed, number);
  console.log(failure === undefined ? "nothing wrong" : failure.reason);
  process.exitCode = failure === undefined ? 0 : 1;
}
