import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { childReportSchema } from "./child-report.ts";
import { type BuiltPrograms, buildPrograms } from "./testing/build-programs.ts";
import { closeNamespace, ip, openNamespace } from "./testing/namespace.ts";

// real processes on a machine that may be busy with other tests
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

const root = process.getuid?.() === 0;

/** A namespace whose loopback carries nothing but what is sent here. */
let space: string;
const inSpace = (...command: string[]) => ["netns", "exec", space, ...command] as const;

/** Datagrams to where nobody listens, each with its number in front. */
const SENDER = `
  const socket = require("node:dgram").createSocket("udp4");
  const [count, size] = process.argv.slice(1).map(Number);
  const piece = Buffer.alloc(size);
  const send = (i) => {
    if (i === count) return socket.close();
    piece.writeUInt32BE(i);
    socket.send(piece, 9, "127.0.0.1", () => send(i + 1));
  };
  send(0);`;

function send(count: number, size: number): void {
  execFileSync("ip", inSpace(process.execPath, "-e", SENDER, String(count), String(size)));
}

interface Kept {
  /** Microseconds. */
  readonly time: number;
  readonly frame: Buffer;
}

/** The records of a pcap file in this machine's byte order. */
function recordsOf(file: Buffer): Kept[] {
  const kept: Kept[] = [];
  for (let at = 24; at < file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const time = 1e6 * file.readUInt32LE(at) + file.readUInt32LE(at + 4);
    kept.push({ time, frame: file.subarray(at + 16, at + 16 + length) });
    at += 16 + length;
  }
  return kept;
}

/** The number in front of each datagram, behind the headers of Ethernet, IPv4 and UDP. */
const numbers = (kept: readonly Kept[]) => kept.map(({ frame }) => frame.readUInt32BE(14 + 20 + 8));

describe.runIf(root)("loopback, where every packet passes twice", () => {
  let programs: BuiltPrograms;
  beforeAll(async () => {
    programs = await buildPrograms();
    space = openNamespace("loopback");
    ip(`-n ${space} link set lo up`);
  });
  afterAll(() => {
    programs.remove();
    closeNamespace(space);
  });

  /** A child that captures there; stopped, it says what it has got, and the drops that it told of. */
  async function startChild() {
    const request = JSON.stringify({ do: "capture", device: "lo", filter: "udp port 9", ownPorts: [] });
    const child: ChildProcess = spawn("ip", inSpace(process.execPath, ...programs.captureChild, request));
    const stream = buffer(child.stdout as NodeJS.ReadableStream);
    await once(child.stderr as NodeJS.ReadableStream, "data");
    const told = text(child.stderr as NodeJS.ReadableStream);
    return {
      child,
      async stop() {
        child.stdin?.end();
        await once(child, "close");
        const lines = (await told).split("\n").filter((line) => line !== "");
        const reports = lines.map((line) => childReportSchema.parse(JSON.parse(line)));
        const drops = reports.findLast((report) => report.type === "drops");
        return { kept: recordsOf(await stream), drops: drops?.kernel ?? 0 };
      },
    };
  }

  test("what the kernel dropped and what was captured is what was sent", async () => {
    const { child, stop } = await startChild();
    child.kill("SIGSTOP");
    // more than twice the ring
    send(3000, 50_000);
    child.kill("SIGCONT");
    const { kept, drops } = await stop();
    expect(drops).toBeGreaterThan(0);
    expect(kept.length + drops).toBe(3000);
    // nothing but what is captured takes room in the ring
    expect(kept.length).toBeGreaterThan(1000);
    expect(numbers(kept)).toEqual([...numbers(kept)].sort((a, b) => a - b));
  });

  test("from the first packet on it is what tcpdump captures, to the byte, with its own time", async () => {
    const tcpdump = spawn("ip", inSpace("tcpdump", "-i", "lo", "-w", "-", "-c", "300", "udp port 9"));
    const theirs = buffer(tcpdump.stdout);
    await once(tcpdump.stderr, "data");
    const { stop } = await startChild();
    const before = 1000 * Date.now();
    send(300, 700);
    const after = 1000 * (Date.now() + 1);
    const { kept, drops } = await stop();
    expect(drops).toBe(0);
    expect(numbers(kept)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    const frames = (records: readonly Kept[]) => Buffer.concat(records.map(({ frame }) => frame));
    expect(frames(kept).equals(frames(recordsOf(await theirs)))).toBe(true);
    const times = kept.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(before);
    expect(times.at(-1)).toBeLessThanOrEqual(after);
  });
});
