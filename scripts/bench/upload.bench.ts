import { cpus } from "node:os";
import type { Command } from "../setup/arguments.mjs";
import { newSeed, SEED } from "./support/random.ts";
import { median } from "./support/statistics.ts";
import { measureUpload } from "./upload/measure-upload.ts";

export const COMMAND = {
  command: "pnpm bench upload",
  says: `A capture of some 300 MB that is dropped on the page: how soon its first rung is there, and how long it takes until all
is decoded, beside a server that only counts the bytes it gets from the same browser.`,
  options: {
    seed: SEED,
    runs: { kind: "number", usual: 3, says: "uploads to either, of which the median counts" },
  },
} as const satisfies Command;

export async function main(values: { readonly seed?: number; readonly runs: number }): Promise<void> {
  const seed = values.seed ?? newSeed();
  console.log(`seed ${seed}, median of ${values.runs}, ${cpus().length} × ${cpus()[0]?.model}`);
  const { browser, segments, bytes, ours, counted } = await measureUpload(seed, values.runs);
  console.log(`${browser}, ${segments.toLocaleString("en")} segments in ${(bytes / 1e6).toFixed(0)} MB`);
  const firstRung = median(ours.map(({ firstRungMs }) => firstRungMs));
  const answered = median(ours.map(({ answeredMs }) => answeredMs));
  const plain = median(counted);
  const line = (name: string, ms: number, ratio: string) =>
    console.log(`  ${name.padEnd(34)}${(ms / 1000).toFixed(2).padStart(7)} s  ${ratio}`);
  const share = median(ours.map((one) => one.firstRungMs / one.answeredMs));
  line("first rung", firstRung, `${(100 * share).toFixed(0)} % of the upload`);
  line("all sent and decoded", answered, `${(answered / plain).toFixed(1)} × the bytes counted`);
  line("bytes counted", plain, "");
}
