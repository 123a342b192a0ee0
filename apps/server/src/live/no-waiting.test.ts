import type { spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Library } from "../captures/library.ts";
import { pcapHeader, pcapRecords } from "../testing/pcap.ts";
import { startSession } from "./session.ts";

/*
 * From the capture child's output to the file, the table and whoever watches: one call, in which no timer and no other
 * turn of the event loop is waited for. The rest of the way to a page stands in sockets/news.test.ts.
 */

const children: FakeChild[] = [];
class FakeChild extends EventEmitter {
  readonly stdin = new Writable({ write: (_chunk, _encoding, done) => done() });
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly pid = 1;
  exitCode: number | null = null;
  readonly signalCode = null;
  kill = () => true;
  /** What `data` brings, at this very moment. */
  says(bytes: Uint8Array): void {
    this.stdout.emit("data", Buffer.from(bytes));
  }
  end(): void {
    this.exitCode = 0;
    this.emit("close", 0, null);
  }
}
vi.mock("node:child_process", async (original) => ({
  ...(await original<{ readonly spawn: typeof spawn }>()),
  spawn: () => {
    const child = new FakeChild();
    children.push(child);
    return child;
  },
}));

let root: string;
let library: Library;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tcp-ladder-live-"));
  library = new Library({ root, samples: join(root, "none"), log: pino({ level: "silent" }) });
});
afterEach(() => {
  vi.useRealTimers();
  library.close();
  rmSync(root, { recursive: true, force: true });
});

async function begin() {
  const context = { captures: library, ownPort: () => 3000, log: pino({ level: "silent" }) };
  const started = startSession(context, ["child"], { interface: "lo", filter: "" }, new AbortController().signal);
  const child = children.at(-1) as FakeChild;
  child.stderr.write(`${JSON.stringify({ type: "opened", linkType: 1, uid: 0, library: "" })}\n`);
  const outcome = await started;
  if (!outcome.ok) throw new Error(outcome.error.message);
  const opened = library.open(outcome.value.file.id);
  if (!opened.ok) throw new Error(opened.error.message);
  return { child, session: outcome.value, capture: opened.value.capture, lease: opened.value };
}

test("what the child writes is in the file, in the table and told before the call that brings it returns", async () => {
  const { child, session, capture, lease } = await begin();
  const file = library.list().find(({ id }) => id === session.file.id);
  expect(file?.state).toBe("live");
  const told: number[] = [];
  capture.listen({ changed: () => told.push(capture.status().segments), gone: () => {} });
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "setImmediate"] });
  child.says(pcapHeader());
  for (let frame = 0; frame < 20; frame++) {
    const waiting = vi.getTimerCount();
    child.says(pcapRecords(frame, 1));
    expect(told.at(-1)).toBe(frame + 1);
    expect(capture.status().segments).toBe(frame + 1);
    expect(vi.getTimerCount()).toBe(waiting);
  }
  const stored = library.file(session.file.id);
  expect(readFileSync(stored.ok ? stored.value.path : "")).toHaveLength(24 + 20 * pcapRecords(0, 1).length);
  vi.useRealTimers();
  lease.release();
  const stopped = session.stop();
  child.end();
  await stopped;
});
