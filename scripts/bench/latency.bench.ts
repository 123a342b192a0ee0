import type { Command } from "../setup/arguments.mjs";
import { measureLatency } from "./latency/measure-latency.ts";
import { median, quantile } from "./support/statistics.ts";

export const COMMAND = {
  command: "pnpm bench latency",
  says: `From the kernel's timestamp of a segment to its rung in headless Chromium, over the demo's own traffic, and beside it
from the same timestamp to tcpdump's line in a pipe. Needs root.`,
  argument: { kind: "number", usual: 50, says: "conversations of the demo" },
  options: {},
} as const satisfies Command;

export async function main({ argument: conversations }: { readonly argument: number }): Promise<void> {
  const { browser, drawn, printed, missed } = await measureLatency(conversations);
  console.log(`${drawn.length} segments in ${conversations} conversations of the demo, ${browser}`);
  if (missed > 0) console.log(`${missed} segments had left the picture before they were drawn`);
  const line = (name: string, values: readonly number[]) =>
    console.log(`  ${name.padEnd(28)}${ms(median(values))} median ${ms(quantile(values, 0.95))} 95th percentile`);
  line("rung on the page", drawn);
  line("line of tcpdump -l", printed);
  console.log(`  ${"ratio".padEnd(28)}${(median(drawn) / median(printed)).toFixed(1).padStart(8)} ×  of the medians`);
}

const ms = (value: number) => `${value.toFixed(2).padStart(8)} ms`;
