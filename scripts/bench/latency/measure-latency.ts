import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { freePort } from "../../dev/free-port.mjs";
import { launchBrowser } from "../support/browser.ts";
import { openScratch } from "../support/scratch.ts";
import { type BenchServer, CLI, end, openServer, retry } from "../support/server.ts";
import { drawnRungs, watchRungs } from "./watch-rungs.ts";

export interface Latency {
  readonly browser: string;
  /** Milliseconds from the kernel's timestamp, one a segment. */
  readonly drawn: readonly number[];
  readonly printed: readonly number[];
  /** Segments captured and never seen on the page. */
  readonly missed: number;
}

const run = promisify(execFile);

/** Captures the demo's conversations live on loopback, with a page open on them and tcpdump beside it. */
export async function measureLatency(conversations: number): Promise<Latency> {
  const { folder, remove } = openScratch();
  const demoPort = String(await freePort());
  const processes: ChildProcess[] = [];
  const start = (command: string, args: readonly string[]) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    processes.push(child);
    return child;
  };
  const own = (...args: readonly string[]) => start(process.execPath, [CLI, ...args]);
  const browser = await launchBrowser();
  let server: BenchServer | undefined;
  try {
    const filter = `tcp port ${demoPort}`;
    server = await openServer(folder, "-i", "lo", "-f", filter);
    const { url } = server;
    const capture = await retry(() => liveCapture(url));

    const printed: number[] = [];
    const tcpdump = start("tcpdump", ["-i", "lo", "-l", "-nn", "-tt", "--immediate-mode", filter]);
    createInterface({ input: tcpdump.stdout }).on("line", (line) => {
      printed.push(performance.timeOrigin + performance.now() - Number.parseFloat(line) * 1000);
    });
    await once(tcpdump.stderr, "data");

    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await page.addInitScript(watchRungs);
    await page.goto(`${url}/c/${capture}`);
    await page.getByRole("region", { name: "Ladder" }).waitFor();

    own("demo-server", "--port", demoPort, "--before", "0.1", "--after", "0.1");
    const client = () => once(own("demo-client", "127.0.0.1", "--port", demoPort), "exit");
    await retry(async () => {
      const [status] = await client();
      if (status !== 0) throw new Error("the demo's server does not listen yet");
    });
    for (let n = 1; n < conversations; n += 1) await client();

    const seen = await drawnOf(page);
    const captured = await kernelTimes(url, capture, folder);
    const drawn = captured.flatMap(({ frame, timeMs }) => {
      const at = seen.get(frame);
      return at === undefined ? [] : [at - timeMs];
    });
    return {
      browser: `Chromium ${browser.version()}`,
      drawn,
      printed,
      missed: captured.length - drawn.length,
    };
  } finally {
    await browser.close();
    await Promise.all([server?.close(), ...processes.map(end)]);
    remove();
  }
}

/** The last rungs are given a second to appear. */
async function drawnOf(page: Page): Promise<Map<number, number>> {
  let before = -1;
  let rungs = await page.evaluate(drawnRungs);
  while (rungs.length !== before) {
    before = rungs.length;
    await page.waitForTimeout(1000);
    rungs = await page.evaluate(drawnRungs);
  }
  return new Map(rungs);
}

async function liveCapture(url: string): Promise<string> {
  const captures = (await (await fetch(`${url}/api/captures`)).json()) as readonly {
    readonly id: string;
    readonly kind: string;
  }[];
  const live = captures.find(({ kind }) => kind === "live");
  if (live === undefined) throw new Error("no live session: is this root, and is libpcap there?");
  return live.id;
}

async function kernelTimes(url: string, capture: string, folder: string) {
  const file = join(folder, "copy.pcap");
  writeFileSync(file, Buffer.from(await (await fetch(`${url}/api/captures/${capture}/file`)).arrayBuffer()));
  const { stdout } = await run(process.execPath, [CLI, "read", file, "--format", "ndjson"], { maxBuffer: 1 << 28 });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly frame: number; readonly time: string })
    .map(({ frame, time }) => ({ frame, timeMs: Number(time) * 1000 }));
}
