import { type ExecFileSyncOptionsWithStringEncoding, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, watch } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SocketCall } from "@tcp-ladder/flow";
import type { DemoStatus } from "@tcp-ladder/protocol";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openLiveServiceWith } from "../live/open-live-service.ts";
import { type BuiltPrograms, buildPrograms } from "../live/testing/build-programs.ts";
import { type FileCapture, type FileCaptures, openFileCaptures } from "../live/testing/file-captures.ts";
import { freePort } from "../live/testing/traffic.ts";
import type { LiveService } from "../live-service.ts";

// real processes on a machine that may be busy with other tests
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const root = process.getuid?.() === 0;

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs.remove());

let captures: FileCaptures;
let live: LiveService;
let told: DemoStatus[];
beforeEach(() => {
  captures = openFileCaptures();
  live = openLiveServiceWith({ captures, ownPort: () => 64_999, log: pino({ level: "silent" }) }, programs);
  told = [];
  live.onDemo((status) => told.push(status));
});
afterEach(async () => {
  await live.close();
  captures.remove();
});

function until(condition: (status: DemoStatus) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition(live.demo())) resolve();
    const off = live.onDemo((status) => {
      if (!condition(status)) return;
      off();
      resolve();
    });
  });
}

const isOver = ({ state }: DemoStatus) => state === "finished" || state === "failed";

async function runDemo(port: number, before = 0.1, after = 0.1): Promise<FileCapture> {
  const outcome = await live.runDemo({ before, after, port });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return captures.all[Number(outcome.value)] as FileCapture;
}

const quiet: ExecFileSyncOptionsWithStringEncoding = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
const tcpdump = (path: string, ...options: string[]) =>
  execFileSync("tcpdump", ["-nn", "-S", ...options, "-r", path], quiet)
    .split("\n")
    .filter(Boolean);

/** Resolves when a file that another program writes has so many bytes; looked at whenever the kernel says that it was written. */
async function untilAsLong(path: string, bytes: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (statSync(path).size < bytes) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(path, look);
    look();
  });
}

/** The article's conversation: who sends which flags. */
const EIGHT = ["> S", "< S.", "> .", "< P.", "> .", "< F.", "> F.", "< ."];
/** The same where the client was kept waiting: its kernel holds the ACK of a FIN back for 40 ms, in ticks of its clock, and no longer. */
const NINE = [...EIGHT.slice(0, 6), "> .", "> F.", "< ."];
const HELD_BACK = 0.035;

function courseOf(lines: readonly string[], port: number): string[] {
  return lines.map((line) => {
    const [, destination, flags] = /> \S+\.(\d+): Flags \[(.*?)\]/.exec(line) ?? [];
    return `${Number(destination) === port ? ">" : "<"} ${flags}`;
  });
}

/** Seconds of each line. */
const timesOf = (path: string): number[] => tcpdump(path, "-tt").map((line) => Number(line.split(" ")[0]));

function expectArticle(path: string, port: number): void {
  const course = courseOf(tcpdump(path), port);
  const four = course.length === NINE.length;
  expect(course).toEqual(four ? NINE : EIGHT);
  if (!four) return;
  const [finM, ackM] = timesOf(path).slice(5);
  expect(Number(ackM) - Number(finM)).toBeGreaterThan(HELD_BACK);
}

describe.runIf(root)("the demo", () => {
  test("is the article's eight segments, as tcpdump beside it and tshark after it see them", async () => {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), "tcp-ladder-demo-"));
    const theirs = join(folder, "theirs.pcap");
    const peer = spawn("tcpdump", ["-i", "lo", "-U", "-w", theirs, `tcp port ${port}`], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    await once(peer.stderr, "data"); // "listening on lo …"
    const ours = await runDemo(port);
    await until(isOver);
    // what it holds in its ring is due after its own delay: it is waited for until all is there
    await untilAsLong(theirs, ours.bytes);
    peer.kill("SIGINT");
    await once(peer, "close");

    expect(live.demo()).toMatchObject({ state: "finished", error: undefined });
    expectArticle(ours.path, port);
    expect(tcpdump(ours.path, "-t")).toEqual(tcpdump(theirs, "-t"));
    const fields = ["-T", "fields", "-e", "frame.len", "-e", "tcp.flags.str", "-e", "tcp.seq_raw", "-e", "tcp.ack_raw"];
    expect(execFileSync("tshark", ["-r", ours.path, ...fields], quiet)).toBe(
      execFileSync("tshark", ["-r", theirs, ...fields], quiet),
    );
    rmSync(folder, { recursive: true });
  });

  test("tells each call at its place among the segments", async () => {
    const port = await freePort();
    const capture = await runDemo(port);
    await until(isOver);
    const times = timesOf(capture.path);
    const [syn, synAck, ack, data, dataAck, finM] = times;
    const [finN, last] = times.slice(-2);
    const at = (side: SocketCall["side"], text: string) => {
      const found = capture.calls.find((call) => call.side === side && call.text.startsWith(text));
      if (found === undefined) throw new Error(`${side} never told ${text}`);
      return found.time.seconds + found.time.nanos / 1e9;
    };
    // What follows from what: each process goes on when it is given time to.
    const chains = [
      [at("server", "listen"), at("client", "connect (blocks)"), syn, synAck, ack, data, dataAck, finM, finN, last],
      [ack, at("client", "connect returns"), at("client", "read returns 26"), at("client", "read returns 0")],
      [at("server", "write"), data, at("client", "read returns 26")],
      [at("server", "write"), at("server", "close"), finM, at("client", "read returns 0"), at("client", "close"), finN],
    ].map((chain) => chain.map(Number));
    for (const chain of chains) expect(chain).toEqual(chain.toSorted((a, b) => a - b));
    expect(at("server", "accept returns")).toBeGreaterThan(Number(ack));
    expect(at("server", "write")).toBeGreaterThan(at("server", "accept returns"));
  });

  test("says how far it is, and what the client read", async () => {
    await runDemo(await freePort());
    await until(isOver);
    const states = told.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);
    expect(states).toEqual(["starting", "running", "finished"]);
    expect(live.demo().output).toMatch(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\r\n$/);
    expect(live.demo().capture).toBe("0");
  });

  test("runs again on the same port at once", async () => {
    const port = await freePort();
    for (let i = 0; i < 3; i++) {
      const capture = await runDemo(port, 0.05, 0.05);
      await until(isOver);
      expectArticle(capture.path, port);
    }
  });

  test("one at a time", async () => {
    const port = await freePort();
    await runDemo(port, 3600, 0);
    expect(await live.runDemo({ before: 0, after: 0, port })).toMatchObject({
      ok: false,
      error: { code: "demo-running" },
    });
    await live.stopDemo();
    expect(live.demo().state).toBe("finished");
  });

  test("can be stopped in its long wait: no process stays, what was captured does", async () => {
    const port = await freePort();
    const capture = await runDemo(port, 3600, 0);
    await capture.until((one) => one.payloads.length >= 3 && one.calls.some(({ text }) => text === "sleep(3600)"));
    expect(await live.stopDemo()).toMatchObject({ ok: true });
    expect(capture.finished).toBe(true);
    expect(courseOf(tcpdump(capture.path), port).slice(0, 3)).toEqual(EIGHT.slice(0, 3));
    expect(execFileSync("ss", ["-Htln", `sport = :${port}`], quiet)).toBe("");
  });

  test("fails, and says why, where its capture is stopped under it", async () => {
    const port = await freePort();
    const capture = await runDemo(port, 3600, 0);
    await live.stop(capture.id);
    await until(isOver);
    expect(live.demo()).toMatchObject({ state: "failed", error: { code: "capture-ended" } });
  });
});

test("a taken port is said with who has it, and leaves no capture behind", async () => {
  const holder = createServer().listen(0, "0.0.0.0");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  const outcome = await live.runDemo({ before: 0, after: 0, port });
  holder.close();
  expect(outcome).toMatchObject({ ok: false, error: { code: "port-taken" } });
  expect(outcome.ok || outcome.error.message).toContain(`Port ${port} is taken: pid ${process.pid}`);
  expect(live.demo()).toMatchObject({ state: "failed", error: { code: "port-taken" } });
  expect(captures.all).toEqual([]);
});
