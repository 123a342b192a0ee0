import { cpus } from "node:os";
import { join } from "node:path";
import type { Command } from "../setup/arguments.mjs";
import { type BenchCapture, givenCaptures, madeCaptures, UnusableCapture } from "./read/captures.ts";
import { WORKLOADS } from "./read/workloads.ts";
import { type Measured, measure } from "./support/measure.ts";
import { newSeed, SEED } from "./support/random.ts";
import { openScratch } from "./support/scratch.ts";
import { CLI } from "./support/server.ts";
import { median } from "./support/statistics.ts";

const NOTES =
  "retransmission fast_retransmission spurious_retransmission out_of_order lost_segment duplicate_ack keep_alive " +
  "zero_window window_full window_update";
const FIELDS = "frame.number tcp.stream tcp.flags tcp.seq_raw tcp.ack_raw tcp.window_size_value tcp.len".split(" ");
const ANALYSIS = [...FIELDS, ...NOTES.split(" ").map((name) => `tcp.analysis.${name}`)].flatMap((it) => ["-e", it]);

interface Rival {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** How often; tshark takes minutes, and once says enough. */
  readonly runs: number;
  readonly toFile: boolean;
}

const ours = (format: string, file: string) => [CLI, "read", file, "--format", format];

/** Of a compressed file tcpdump has to be given what gzip unpacks; what gzip takes for that alone is told too. */
function rivals(file: string, runs: number): readonly Rival[] {
  const isPacked = file.endsWith(".gz");
  const tcpdump = isPacked
    ? { command: "sh", args: ["-c", 'gzip -dc "$0" | tcpdump -nn -S -r -', file] }
    : { command: "tcpdump", args: ["-nn", "-S", "-r", file] };
  const gzip: Rival = { name: "gzip -dc", command: "gzip", args: ["-dc", file], runs, toFile: false };
  const tshark = ["-n", "-r", file, "-T", "fields", ...ANALYSIS];
  return [
    { name: "read --format summary", command: process.execPath, args: ours("summary", file), runs, toFile: false },
    { name: "capinfos", command: "capinfos", args: [file], runs, toFile: false },
    ...(isPacked ? [gzip] : []),
    {
      name: "read --format tcpdump > file",
      command: process.execPath,
      args: ours("tcpdump", file),
      runs,
      toFile: true,
    },
    { name: `${isPacked ? "gzip -dc | " : ""}tcpdump -nn -S > file`, ...tcpdump, runs, toFile: true },
    { name: "tshark, analysis fields", command: "tshark", args: tshark, runs: 1, toFile: false },
  ];
}

const NAMES = WORKLOADS.map(({ name }) => name);

export const COMMAND = {
  command: "pnpm bench read",
  says: "`read` against the programs people use, whole processes, on captures made here or given.",
  options: {
    seed: SEED,
    runs: { kind: "number", usual: 5, says: "runs of each program, of which the median counts" },
    only: { kind: "names", among: NAMES, says: `these captures, of ${NAMES.join(", ")}` },
    files: { kind: "names", says: "these captures in place of all made here" },
    tshark: { kind: "flag", says: "leaves out tshark, which takes minutes" },
  },
} as const satisfies Command;

interface Values {
  readonly seed?: number;
  readonly runs: number;
  readonly only?: readonly string[];
  readonly files?: readonly string[];
  readonly tshark: boolean;
}

export async function main({ seed = newSeed(), runs, only = NAMES, files, tshark }: Values): Promise<void> {
  const { folder, remove } = openScratch();
  const from = files === undefined ? `seed ${seed}, ` : "";
  console.log(`${from}median of ${runs} (tshark: one run), ${cpus().length} × ${cpus()[0]?.model}`);
  try {
    for (const capture of files === undefined ? madeCaptures(only, folder, seed) : givenCaptures(files)) {
      const { name, says, file, segments, bytes, isGiven } = capture;
      const size = `${segments.toLocaleString("en")} segments, ${(bytes / 1e6).toFixed(0)} MB`;
      console.log(`\n${name}: ${says === undefined ? size : `${says} (${size})`}`);
      const all = rivals(file, runs).filter((rival) => tshark || !rival.name.startsWith("tshark"));
      report(await takeTurns(all, join(folder, "output.txt"), isGiven), capture);
    }
  } catch (error) {
    if (!(error instanceof UnusableCapture)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    remove();
  }
}

/** Of what takes longer than this, seconds, one run says enough. */
const LONG = 30;

/** In turn, so that a slow moment of the machine meets them all. */
async function takeTurns(all: readonly Rival[], output: string, mayFail: boolean): Promise<Map<Rival, Measured[]>> {
  const results = new Map<Rival, Measured[]>(all.map((rival) => [rival, []]));
  for (let turn = 0; turn < Math.max(...all.map(({ runs }) => runs)); turn += 1) {
    for (const rival of all) {
      const before = results.get(rival) ?? [];
      if (turn >= rival.runs || before.some(({ seconds }) => seconds > LONG)) continue;
      const measured = await measure(rival.command, rival.args, rival.toFile ? output : "/dev/null");
      if (measured.status !== 0 && !measured.gaveUp && !mayFail)
        throw new Error(`${rival.command} ${rival.args.join(" ")} ended with ${measured.status}`);
      results.get(rival)?.push(measured);
    }
  }
  return results;
}

function report(results: ReadonlyMap<Rival, readonly Measured[]>, { segments }: BenchCapture): void {
  const times = new Map([...results].map(([{ name }, runs]) => [name, median(runs.map(({ seconds }) => seconds))]));
  const base = times.get("read --format summary") ?? Number.NaN;
  for (const [{ name }, runs] of results) {
    const seconds = times.get(name) ?? Number.NaN;
    const gaveUp = runs.some((run) => run.gaveUp);
    const peak = Math.max(...runs.map(({ peakBytes }) => peakBytes));
    const columns = [
      `${gaveUp ? "> " : ""}${seconds.toFixed(2)} s`.padStart(12),
      `${gaveUp ? "> " : ""}${(seconds / base).toFixed(2)} ×`.padStart(12),
      `${(peak / 1e6).toFixed(0)} MB`.padStart(9),
      `${(peak / segments).toFixed(0)} B/segment`.padStart(16),
    ];
    // A program that cannot read all of a capture says little by its time.
    const status = runs.find((run) => run.status !== 0 && !run.gaveUp)?.status;
    const ended = status === undefined ? "" : `   ended with ${status}`;
    console.log(`  ${name.padEnd(30)}${columns.join("")}${ended}`);
  }
}
