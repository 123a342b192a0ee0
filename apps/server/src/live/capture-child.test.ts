import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type BuiltPrograms, buildPrograms } from "./testing/build-programs.ts";

// real processes on a machine that may be busy with other tests
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const root = process.getuid?.() === 0;
const request = JSON.stringify({ do: "capture", device: "lo", filter: "tcp port 1", ownPorts: [] });

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs.remove());

describe.runIf(root)("the capture child", () => {
  async function opened(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [...programs.captureChild, request], { stdio: ["pipe", "pipe", "pipe"] });
    await once(child.stderr, "data");
    return child;
  }

  test("begins its stream with a pcap file header", async () => {
    const child = spawn(process.execPath, [...programs.captureChild, request], { stdio: ["pipe", "pipe", "ignore"] });
    const [header] = (await once(child.stdout, "data")) as [Buffer];
    child.stdin.end();
    await once(child, "close");
    expect(header.toString("hex")).toBe("d4c3b2a1020004000000000000000000000004000100 0000".replace(" ", ""));
  });

  test("ends with standard input, and well", async () => {
    const child = await opened();
    child.stdin?.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends at %s", async (signal) => {
    const child = await opened();
    child.kill(signal);
    expect(await once(child, "close")).toEqual([null, signal]);
  });

  test("ends with its parent, even where that is killed", async () => {
    const code = `
      // descriptor 3 is the test's: it ends when the last who holds it has ended
      const stdio = ["pipe", "pipe", "pipe", 3];
      const child = require("node:child_process").spawn(process.execPath, process.argv.slice(1), { detached: true, stdio });
      child.stderr.once("data", () => console.log(child.pid));`;
    const parent = spawn(process.execPath, ["-e", code, ...programs.captureChild, request], {
      stdio: ["ignore", "pipe", "ignore", "pipe"],
    });
    const held = parent.stdio[3] as Readable;
    const [line] = (await once(parent.stdout as Readable, "data")) as [Buffer];
    expect(commandLine(Number(line.toString()))).toContain("capture-child");
    parent.kill("SIGKILL");
    await once(held.resume(), "end");
  });

  test("says that libpcap may not be used, without root", async () => {
    // setpriv keeps root's files readable, which a bare change of user might not
    const capabilities = ["--bounding-set=-net_raw,-net_admin", "--inh-caps=-net_raw,-net_admin"];
    const child = spawn("setpriv", [...capabilities, process.execPath, ...programs.captureChild, request], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const [line] = (await once(child.stderr, "data")) as [Buffer];
    expect(JSON.parse(line.toString())).toMatchObject({ type: "error", code: "no-rights" });
  });
});

test("says that libpcap is not there, where the addon was not built", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "tcp-ladder-no-addon-"));
  const copy = join(elsewhere, "capture-child.mjs");
  copyFileSync(programs.captureChild[0] as string, copy);
  const child = spawn(process.execPath, [copy, request], {
    stdio: ["ignore", "ignore", "pipe"],
    // NODE_PATH, where it is set, would find the addon from anywhere
    env: { PATH: process.env.PATH },
  });
  const [line] = (await once(child.stderr, "data")) as [Buffer];
  rmSync(elsewhere, { recursive: true });
  expect(JSON.parse(line.toString())).toMatchObject({ type: "error", code: "no-libpcap" });
});

/** A process that is gone but was not yet waited for has no command line. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
