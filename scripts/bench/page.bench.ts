import { cpus, loadavg } from "node:os";
import type { Command } from "../setup/arguments.mjs";
import { measureLatency } from "./latency/measure-latency.ts";
import { frameLine } from "./page/frames.ts";
import { measurePage } from "./page/measure-page.ts";
import type { Start } from "./page/start.ts";
import { newSeed, SEED } from "./support/random.ts";
import { median, quantile } from "./support/statistics.ts";

export const COMMAND = {
  command: "pnpm bench page",
  says: `The page: what it loads and how soon it draws, frames while one moves through a million segments, and live rungs after
the kernel's timestamp; beside them a page that does next to nothing, in the same browser on the same machine.`,
  options: {
    seed: SEED,
    conversations: { kind: "number", usual: 30, says: "conversations of the demo, for live rungs" },
  },
} as const satisfies Command;

export async function main(values: { readonly seed?: number; readonly conversations: number }): Promise<void> {
  const seed = values.seed ?? newSeed();
  const load = loadavg()[0]?.toFixed(1);
  console.log(`seed ${seed}, ${cpus().length} × ${cpus()[0]?.model}, load ${load} before`);
  const { browser, segments, starts, frames } = await measurePage(seed);
  console.log(`${browser}, one connection of ${segments.toLocaleString("en")} segments`);

  const of = (list: readonly Start[], pick: (start: Start) => number) => median(list.map(pick));
  const compare = (name: string, unit: string, pick: (start: Start) => number, digits: number) => {
    const [ours, theirs] = [of(starts.ours, pick), of(starts.trivial, pick)];
    const text = (value: number) => value.toFixed(digits).padStart(8);
    const ratio = (ours / theirs).toFixed(1);
    console.log(`  ${name.padEnd(34)}${text(ours)} ${unit}, trivial page ${text(theirs)} ${unit}, ${ratio} ×`);
  };
  console.log(`\nstart, median of ${starts.ours.length}`);
  compare("scripts on the wire", "kB", ({ scriptBytes }) => scriptBytes / 1000, 1);
  compare("everything on the wire", "kB", ({ allBytes }) => allBytes / 1000, 1);
  compare("first rung", "ms", ({ firstRungMs }) => firstRungMs, 0);

  console.log("\nmilliseconds between frames");
  for (const one of frames.ours) console.log(frameLine(one));
  console.log(frameLine(frames.trivial));
  const p99 = (gaps: readonly number[]) => quantile(gaps, 0.99);
  const worst = Math.max(...frames.ours.map(({ gaps }) => p99(gaps)));
  console.log(`  ratio of the 99th, worst to plain  ${(worst / p99(frames.trivial.gaps)).toFixed(1)} ×`);

  if (process.getuid?.() !== 0) {
    console.log("\nlive rungs: not measured, capturing needs root");
    return;
  }
  const { drawn, printed } = await measureLatency(values.conversations);
  console.log(`\nafter the kernel's timestamp, ${drawn.length} segments live`);
  const line = (name: string, list: readonly number[]) =>
    console.log(
      `  ${name.padEnd(34)}${median(list).toFixed(1).padStart(6)} median ${quantile(list, 0.95).toFixed(1).padStart(6)} 95th, ms`,
    );
  line("rung on the page", drawn);
  line("line of tcpdump -l", printed);
  console.log(`  ratio of the medians               ${(median(drawn) / median(printed)).toFixed(1)} ×`);
}
