import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { type Capture, openCapture } from "../../packages/engine/src/index.ts";
import { type LadderOptions, layoutLadder } from "../../packages/ladder/src/index.ts";
import { encodeBatch, encodeSeries } from "../../packages/protocol/src/index.ts";
import type { Command } from "../setup/arguments.mjs";
import { writeMillion } from "./page/million.ts";
import { newSeed, randomSource, SEED } from "./support/random.ts";
import { openScratch } from "./support/scratch.ts";
import { median, quantile } from "./support/statistics.ts";

/** As the page asks: what it shows at once with some to spare, and the most that a question may ask for. */
const SIZES = [200, 5000];
const POINTS = 1500;
const PAGE: LadderOptions = { width: 1280, scale: 1, spacing: "equal", numbers: "symbolic" };

export const COMMAND = {
  command: "pnpm bench window",
  says: `Any window of a connection with a million segments, and its graphs: asked of the engine as the server asks it, packed as
it travels. Beside a window, the same rows made into objects and JSON; beside a graph, a plain pass over the same rows. And a screen's worth laid out, as the page does it.`,
  options: {
    seed: SEED,
    windows: { kind: "number", usual: 400, says: "windows of each size" },
  },
} as const satisfies Command;

export async function main(values: { readonly seed?: number; readonly windows: number }): Promise<void> {
  const seed = values.seed ?? newSeed();
  const load = loadavg()[0]?.toFixed(1);
  console.log(`seed ${seed}, ${cpus().length} × ${cpus()[0]?.model}, load ${load} before`);
  const capture = openMillion(seed);
  console.log(`one connection of ${capture.flow.segments.toLocaleString("en")} segments`);
  const random = randomSource(seed);
  for (const size of SIZES) windows(capture, size, values.windows, random);
  await graphs(capture);
}

function openMillion(seed: number): Capture {
  const { folder, remove } = openScratch();
  try {
    const path = join(folder, "million.pcap");
    writeMillion(path, seed);
    const bytes = new Uint8Array(readFileSync(path));
    const capture = openCapture({
      source: { read: async (offset, length) => bytes.subarray(offset, offset + length) },
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    });
    capture.append(bytes);
    capture.finish();
    return capture;
  } finally {
    remove();
  }
}

function windows(capture: Capture, size: number, count: number, random: () => number): void {
  const { segments } = capture.flow;
  const ours: number[] = [];
  const theirs: number[] = [];
  const laidOut: number[] = [];
  const connection = capture.flow.connection(0);
  for (let n = 0; n < count; n++) {
    const from = n === 0 ? 0 : n === 1 ? segments - size : random() % segments;
    ours.push(timed(() => encodeBatch({ ...capture.window(0, from, size), request: 1, capture: "million" })));
    const { columns, ...rest } = capture.window(0, from, size);
    if (size === SIZES[0]) laidOut.push(timed(() => layoutLadder({ ...rest, columns, connection, calls: [] }, PAGE)));
    theirs.push(
      timed(() => {
        const rows = Array.from({ length: columns.length }, (_, i) =>
          Object.fromEntries(
            Object.entries(columns).map(([name, column]) => [name, typeof column === "number" ? i : column[i]]),
          ),
        );
        return JSON.stringify({ ...rest, rows });
      }),
    );
  }
  const line = (name: string, list: readonly number[]) =>
    console.log(
      `  ${name.padEnd(30)}${median(list).toFixed(2).padStart(8)} median ${quantile(list, 0.99).toFixed(2).padStart(8)} 99th ${Math.max(
        ...list,
      )
        .toFixed(2)
        .padStart(8)} longest, ms`,
    );
  console.log(`\n${count} windows of ${size} rows, anywhere`);
  line("found and packed", ours);
  line("the same rows as JSON", theirs);
  if (laidOut.length > 0) line("laid out on the page", laidOut);
  console.log(`  ratio of the medians          ${(median(ours) / median(theirs)).toFixed(3).padStart(8)} ×`);
}

async function graphs(capture: Capture): Promise<void> {
  const { segments } = capture.flow;
  let bytes = 0;
  const plain = Array.from({ length: 5 }, () =>
    timed(() =>
      capture.flow.scan(0, 0, segments, (columns, i) => {
        bytes += columns.payload[i] as number;
      }),
    ),
  );
  console.log(`\ngraphs of ${(bytes / 5).toLocaleString("en")} bytes, ${POINTS} points`);
  console.log(`  ${"a plain pass over the rows".padEnd(30)}${median(plain).toFixed(1).padStart(8)} ms`);
  const whole = { connection: 0, fromNs: 0, toNs: Number.MAX_SAFE_INTEGER, points: POINTS } as const;
  for (const sender of ["client", "server"] as const) {
    const held = watchLoop();
    const before = process.cpuUsage();
    const first = await timedAsync(async () => encode(await capture.series({ ...whole, sender })));
    const { user, system } = process.cpuUsage(before);
    const longest = held();
    console.log(
      `  ${`first answer, ${sender}`.padEnd(30)}${first.toFixed(1).padStart(8)} ms, ${(first / median(plain)).toFixed(1)} ×, ${((user + system) / 1000).toFixed(0)} ms of processor; others waited for ${longest.toFixed(1)} ms at most`,
    );
    const later: number[] = [];
    const { extent } = await capture.series({ ...whole, sender });
    for (let n = 0; n < 40; n++) {
      const span = extent.toNs / 2 ** (n % 12);
      const fromNs = (extent.toNs - span) * ((n * 0.37) % 1);
      const query = { connection: 0, sender, fromNs, toNs: fromNs + span, points: POINTS };
      later.push(await timedAsync(async () => encode(await capture.series(query))));
    }
    console.log(
      `  ${`later ones, ${sender}`.padEnd(30)}${median(later).toFixed(1).padStart(8)} ms median, ${Math.max(...later).toFixed(1)} longest`,
    );
  }
}

function encode(answer: Awaited<ReturnType<Capture["series"]>>): Uint8Array {
  return encodeSeries({ ...answer, request: 1, capture: "million" });
}

/** How long the event loop was held at most, until the function that is returned is called. */
function watchLoop(): () => number {
  let last = performance.now();
  let longest = 0;
  let running = true;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    running = false;
    look();
    return longest;
  };
}

function timed(work: () => unknown): number {
  const since = performance.now();
  work();
  return performance.now() - since;
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
