import { measureLatency } from "./latency/measure-latency.ts";
import { median, quantile } from "./support/statistics.ts";

/**
 * From the kernel's timestamp of a segment to its rung in headless Chromium, over the demo's own traffic, and beside it
 * from the same timestamp to tcpdump's line in a pipe.
 *
 *     pnpm bench latency [CONVERSATIONS]
 */
export async function main([conversations = "50"]: readonly string[]): Promise<void> {
  const { browser, drawn, printed, missed } = await measureLatency(Number(conversations));
  console.log(`${drawn.length} segments in ${conversations} conversations of the demo, ${browser}`);
  if (missed > 0) console.log(`${missed} segments had left the picture before they were drawn`);
  const line = (name: string, values: readonly number[]) =>
    console.log(`  ${name.padEnd(28)}${ms(median(values))} median ${ms(quantile(values, 0.95))} 95th percentile`);
  line("rung on the page", drawn);
  line("line of tcpdump -l", printed);
  console.log(`  ${"ratio".padEnd(28)}${(median(drawn) / median(printed)).toFixed(1).padStart(8)} ×  of the medians`);
}

const ms = (value: number) => `${value.toFixed(2).padStart(8)} ms`;
