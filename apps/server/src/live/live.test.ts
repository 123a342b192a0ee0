import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { LiveService } from "../live-service.ts";
import { openLiveServiceWith } from "./open-live-service.ts";
import { type BuiltPrograms, buildPrograms } from "./testing/build-programs.ts";
import { type FileCapture, type FileCaptures, openFileCaptures } from "./testing/file-captures.ts";
import { exchange, flood, freePort, openEcho, openTalk } from "./testing/traffic.ts";

/** A port that nobody uses here: the page's. */
const OWN_PORT = 64_999;

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs.remove());

let captures: FileCaptures;
let live: LiveService;
let ownPort: number;
beforeEach(() => {
  captures = openFileCaptures();
  ownPort = OWN_PORT;
  live = openLiveServiceWith({ captures, ownPort: () => ownPort, log: pino({ level: "silent" }) }, programs);
});
afterEach(async () => {
  await live.close();
  captures.remove();
});

async function start(device: string, filter: string): Promise<FileCapture> {
  const outcome = await live.start({ interface: device, filter });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message} ${outcome.error.remedy}`);
  return captures.all[Number(outcome.value)] as FileCapture;
}

const tcpdump = (capture: FileCapture, ...filter: string[]) =>
  execFileSync("tcpdump", ["-nn", "-r", capture.path, ...filter], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  })
    .split("\n")
    .filter(Boolean);

/** Up to which relative sequence number one side's payload is there without a gap; on a busy machine TCP repeats some. */
function reached(lines: readonly string[], side: string, port: number): number {
  const from = new RegExp(
    String.raw`${side === ">" ? "> " : ""}\S+\.${port}${side === ">" ? ":" : " >"}.*seq (\d+):(\d+)`,
  );
  const pieces = lines.flatMap((line) => {
    const [, begin, end] = from.exec(line) ?? [];
    return end === undefined ? [] : [{ begin: Number(begin), end: Number(end) }];
  });
  pieces.sort((a, b) => a.begin - b.begin);
  return pieces.reduce((so, { begin, end }) => (begin <= so ? Math.max(so, end) : so), 1);
}

const flagsOf = (lines: string[]) => lines.map((line) => /Flags \[(.*?)\]/.exec(line)?.[1]);

// real processes on a machine that may be busy with other tests
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Needs root. Elsewhere these are skipped by name. */
const root = process.getuid?.() === 0;

describe.runIf(root)("a live capture", () => {
  test("holds a conversation from its first segment to its last", async () => {
    const echo = await openEcho();
    const capture = await start("lo", `tcp port ${echo.port}`);
    await exchange(echo.port, "hello");
    await live.stop(capture.id);
    echo.close();
    expect(capture.finished).toBe(true);
    const flags = flagsOf(tcpdump(capture));
    expect(flags.slice(0, 3)).toEqual(["S", "S.", "."]);
    expect(flags.filter((one) => one === "F.")).toHaveLength(2);
    expect(flags.at(-1)).toBe(".");
  });

  test("keeps whole what is longer than the usual snap length", async () => {
    const echo = await openEcho();
    const capture = await start("lo", `tcp port ${echo.port}`);
    await exchange(echo.port, "x".repeat(500_000));
    await live.stop(capture.id);
    echo.close();
    for (const side of ["<", ">"]) expect(reached(tcpdump(capture), side, echo.port)).toBe(500_001);
    const cut = execFileSync("tshark", ["-r", capture.path, "-Y", "frame.cap_len < frame.len"], { encoding: "utf8" });
    expect(cut).toBe("");
    expect(capture.drops).toEqual({ kernel: 0, interface: 0 });
  });

  test("is another process, as nobody and without capabilities, while it runs", async () => {
    await start("lo", "tcp port 1");
    const [pid] = childrenOf(process.pid, '"do":"capture"');
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
    expect(status).toMatch(/^Gid:\t65534\t65534\t65534\t65534$/m);
    expect(status).toMatch(/^Groups:\t\s*$/m);
    expect(status).toMatch(/^CapPrm:\t0+$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
  });

  test("of every interface at once", async () => {
    const echo = await openEcho();
    const capture = await start("any", "");
    await exchange(echo.port, "hello");
    await live.stop(capture.id);
    echo.close();
    expect(flagsOf(tcpdump(capture, `tcp port ${echo.port}`)).slice(0, 3)).toEqual(["S", "S.", "."]);
  });

  test.each(["", "tcp", "tcp or udp", "not tcp port 1", "vlan or tcp"])(
    "never holds the page's own traffic: filter [%s], IPv4 and IPv6",
    async (filter) => {
      const page = await openEcho("::");
      const other = await openEcho();
      ownPort = page.port;
      const capture = await start("lo", filter);
      await exchange(page.port, "hello", "127.0.0.1");
      await exchange(page.port, "hello", "127.0.0.7");
      await exchange(page.port, "hello", "::1");
      await exchange(other.port, "hello");
      await live.stop(capture.id);
      page.close();
      other.close();
      expect(tcpdump(capture, `tcp port ${page.port}`)).toEqual([]);
      // `vlan` looks for tags in everything after it: an untagged frame is none of its business
      if (filter !== "vlan or tcp") expect(tcpdump(capture, `tcp port ${other.port}`).length).toBeGreaterThan(6);
    },
  );

  test("says so to the one who asks for the page's port", async () => {
    const capture = await start("lo", `tcp port ${OWN_PORT} or tcp port 80`);
    expect(capture.notices.at(-1)).toContain(`Port ${OWN_PORT} is this page's own`);
  });

  test.each([
    ["tcp prt 80", /syntax error/],
    ["host nosuch.invalid", /nosuch\.invalid/],
    ["tcp port 80) or (udp", /parentheses/],
    ["tcp port 99999", /99999/],
  ])("a wrong filter is said in libpcap's words: %s", async (filter, words) => {
    const outcome = await live.start({ interface: "lo", filter });
    expect(outcome).toMatchObject({ ok: false, error: { code: "bad-filter" } });
    expect(outcome.ok || outcome.error.message).toMatch(words);
    expect(captures.all).toEqual([]);
  });

  test("an unknown interface is said with those that there are", async () => {
    const outcome = await live.start({ interface: "nosuch0", filter: "" });
    expect(outcome).toMatchObject({ ok: false, error: { code: "no-interface" } });
    expect(outcome.ok || outcome.error.message).toMatch(/nosuch0.*lo.*any/);
  });

  test("survives that its child is killed: what was captured is kept, and it is said", async () => {
    const echo = await openEcho();
    const capture = await start("lo", `tcp port ${echo.port}`);
    await exchange(echo.port, "hello");
    await capture.until(() => capture.payloads.length >= 9);
    const [pid] = childrenOf(process.pid, '"do":"capture"');
    process.kill(pid as number, "SIGKILL");
    await capture.until(() => capture.finished);
    echo.close();
    expect(capture.notices.at(-1)).toMatch(/ended by itself \(SIGKILL\).*What was captured is kept/);
    expect(flagsOf(tcpdump(capture)).slice(0, 3)).toEqual(["S", "S.", "."]);
  });

  test("cannot be ended twice", async () => {
    const capture = await start("lo", "tcp port 1");
    expect(await live.stop(capture.id)).toMatchObject({ ok: true });
    expect(await live.stop(capture.id)).toMatchObject({ ok: false, error: { code: "unknown-capture" } });
  });

  test("several at a time, each with its own filter", async () => {
    const echoes = await Promise.all([openEcho(), openEcho(), openEcho()]);
    const all: FileCapture[] = [];
    for (const { port } of echoes) all.push(await start("lo", `tcp port ${port}`));
    await Promise.all(echoes.map(({ port }) => exchange(port, "hello")));
    await live.close();
    for (const echo of echoes) echo.close();
    for (const [i, capture] of all.entries()) {
      expect(tcpdump(capture, `not tcp port ${echoes[i]?.port}`)).toEqual([]);
      expect(flagsOf(tcpdump(capture)).slice(0, 3)).toEqual(["S", "S.", "."]);
    }
  });

  test("is handed on segment by segment, while nothing follows that would push it out", async () => {
    const echo = await openEcho();
    const capture = await start("lo", `tcp port ${echo.port}`);
    const talk = await openTalk(echo.port);
    // SYN, SYN-ACK, ACK are here before anything else is sent; then each line with its echo, before the next
    await capture.until(({ payloads }) => payloads.length >= 3);
    for (let line = 1; line <= 5; line++) {
      await talk.say(`line ${line}`);
      await capture.until(({ payloads }) => payloads.filter((bytes) => bytes === 6).length >= 2 * line);
    }
    await talk.end();
    await live.stop(capture.id);
    echo.close();
    expect(tcpdump(capture).length).toBeGreaterThanOrEqual(3 + 2 * 5);
  });

  test("counts what a server that is behind makes it lose, and goes on afterwards", async () => {
    const echo = await openEcho();
    const port = await freePort();
    const capture = await start("lo", `tcp port ${port} or tcp port ${echo.port}`);
    flood(port, 300_000_000);
    await capture.until(() => capture.drops.kernel > 0);
    await exchange(echo.port, "hello");
    await live.stop(capture.id);
    echo.close();
    // every record is whole, and what came after the loss is there
    const lines = tcpdump(capture, `tcp port ${echo.port}`);
    expect(flagsOf(lines).slice(0, 3)).toEqual(["S", "S.", "."]);
    console.log(`${capture.payloads.length} segments, ${capture.bytes} bytes kept, ${capture.drops.kernel} dropped`);
    // most of what the ring holds
    expect(capture.bytes).toBeGreaterThan(32 << 20);
  });

  test("50 times begun and ended leaves no process, descriptor or packet socket", { timeout: 60_000 }, async () => {
    await live.refreshAbility();
    const before = new Set(descriptorsOf("self"));
    const held: string[] = [];
    for (let i = 0; i < 50; i++) {
      const capture = await start("lo", "tcp port 1");
      const ours = childrenOf(process.pid, '"do":"capture"');
      held.push(...packetSockets().filter((socket) => ours.some((pid) => descriptorsOf(pid).includes(socket))));
      await live.stop(capture.id);
    }
    // A session is over when its child is: nothing has to be waited for.
    expect(childrenOf(process.pid, '"do":')).toEqual([]);
    expect(descriptorsOf("self").filter((one) => !before.has(one))).toEqual([]);
    expect(new Set(held).size).toBeGreaterThanOrEqual(50);
    expect(packetSockets().filter((socket) => held.includes(socket))).toEqual([]);
    expect(captures.all.every((capture) => capture.finished)).toBe(true);
  });
});

test("what can be captured is said: the interfaces with their addresses", async () => {
  const ability = await live.refreshAbility();
  const names = ability.interfaces.map(({ name }) => name);
  expect(names[0]).toBe("lo");
  expect(names.at(-1)).toBe("any");
  expect(ability.interfaces[0]?.addresses).toContain("127.0.0.1");
  if (root) expect(ability).toMatchObject({ possible: true, reason: undefined });
  expect(live.ability()).toEqual(ability);
});

test("without a program that captures everything is refused with a remedy", async () => {
  const none = { ...programs, captureChild: ["/nonexistent/capture-child.mjs"] };
  const lame = openLiveServiceWith({ captures, ownPort: () => OWN_PORT, log: pino({ level: "silent" }) }, none);
  expect(lame.ability()).toMatchObject({ possible: false, reason: { code: "no-libpcap" } });
  expect(await lame.start({ interface: "lo", filter: "" })).toMatchObject({ ok: false });
  await lame.close();
});

function childrenOf(parent: number, program: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        const parentOf = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
        return Number(parentOf) === parent && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(program);
      } catch {
        return false;
      }
    });
}

/** Every packet socket there is, as descriptors of processes name them. */
function packetSockets(): string[] {
  const rows = readFileSync("/proc/net/packet", "utf8").trim().split("\n").slice(1);
  return rows.map((row) => `socket:[${row.trim().split(/\s+/).at(-1)}]`);
}

/** What a process has open; of the descriptors that are closed while one looks, nothing. */
function descriptorsOf(pid: number | "self"): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}
