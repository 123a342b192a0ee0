import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SocketCall } from "@tcp-ladder/flow";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SAMPLES_FOLDER } from "../config/paths.ts";
import { pcap, pcapHeader, pcapRecords } from "../testing/pcap.ts";
import { Library, type LibraryOptions } from "./library.ts";
import type { LiveCaptureFile } from "./live-capture-file.ts";
import type { OpenCapture } from "./open-capture.ts";

let root: string;
const libraries: Library[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tcp-ladder-library-"));
});
afterEach(() => {
  for (const library of libraries.splice(0)) library.close();
  rmSync(root, { recursive: true });
});

function open(options: Partial<LibraryOptions> = {}): Library {
  const library = new Library({ root, samples: SAMPLES_FOLDER, log: pino({ level: "silent" }), ...options });
  libraries.push(library);
  return library;
}

async function upload(library: Library, name: string, bytes: Uint8Array): Promise<string> {
  const begun = library.beginUpload(name, bytes.length);
  if (!begun.ok) throw new Error(begun.error.message);
  expect(await begun.value.write(bytes)).toBeUndefined();
  const kept = begun.value.complete();
  if (!kept.ok) throw new Error(kept.error.message);
  return kept.value;
}

function live(library: Library): LiveCaptureFile {
  const created = library.createLive({ interface: "lo", filter: "tcp port 10000" });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

/** The capture, read to its end. */
async function whole(library: Library, id: string): Promise<OpenCapture> {
  const lease = library.open(id);
  if (!lease.ok) throw new Error(lease.error.message);
  await lease.value.capture.until(() => false);
  return lease.value.capture;
}

const call: SocketCall = {
  time: { seconds: 1_700_000_000, nanos: 5 },
  side: "client",
  call: "connect",
  phase: "enter",
  text: "connect (blocks)",
  local: "192.0.2.10:40000",
  remote: "192.0.2.20:10000",
};

const descriptors = () => readdirSync("/proc/self/fd").length;

test("captures that nobody looks at keep no file open, and are read again when somebody does", async () => {
  const library = open();
  const before = descriptors();
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    ids.push(await upload(library, `${n}.pcap`, pcap(3)));
    const file = live(library);
    file.append(pcapHeader());
    file.append(pcapRecords(0, 3));
    file.finish();
    ids.push(file.id);
  }
  expect(descriptors()).toBe(before);
  for (const id of ids) {
    const lease = library.open(id);
    if (!lease.ok) throw new Error(lease.error.message);
    expect((await lease.value.capture.engine.detail(2)).frame).toBe(3);
    lease.value.release();
  }
  expect(descriptors()).toBe(before);
});

describe("after a restart", () => {
  test("uploads are there as they were", async () => {
    const first = open();
    const id = await upload(first, "a.pcap", pcap(100));
    const [before] = first.list();
    first.close();
    const second = open();
    expect(second.list()[0]).toEqual(before);
    const capture = await whole(second, id);
    expect(capture.status()).toMatchObject({ state: "complete", segments: 100 });
    expect((await capture.engine.detail(99)).frame).toBe(100);
  });

  test("a live capture is there with its interface, filter, losses, notice and socket calls", async () => {
    const first = open();
    const file = live(first);
    file.append(pcapHeader());
    file.append(pcapRecords(0, 3));
    file.setDrops({ kernel: 7, interface: 2 });
    file.setNotice("lo went down");
    file.finish();
    file.addCalls([call]);
    first.close();
    const second = open();
    const capture = await whole(second, file.id);
    const status = capture.status();
    expect(status).toMatchObject({
      state: "complete",
      segments: 3,
      drops: { kernel: 7, interface: 2 },
      live: { interface: "lo", filter: "tcp port 10000", notice: "lo went down" },
    });
    expect(capture.engine.window(0, 0, 10).calls).toEqual([call]);
  });

  test("what only looks like a capture is left alone, and captures beside it are found", async () => {
    const id = await upload(open(), "a.pcap", pcap(1));
    mkdirSync(join(root, "notes"));
    writeFileSync(join(root, "notes", "mine.txt"), "mine");
    mkdirSync(join(root, "broken00"));
    writeFileSync(join(root, "broken00", "meta.json"), "{");
    const found = open()
      .list()
      .filter(({ kind }) => kind !== "sample");
    expect(found.map((one) => one.id)).toEqual([id]);
    expect(readdirSync(root).sort()).toEqual(["broken00", id, "notes"].sort());
  });
});

describe("a server that was killed", () => {
  /** The folder as a process leaves it that is killed while it captures: no later state is written. */
  function killed(): string {
    const file = live(open());
    file.append(pcapHeader());
    file.append(pcapRecords(0, 5));
    file.addCalls([call]);
    // Whoever wrote it is gone: no process has this number and start.
    const meta = join(root, file.id, "meta.json");
    writeFileSync(meta, readFileSync(meta, "utf8").replace(/"writer": "[^"]*"/, '"writer": "999999999-1"'));
    return file.id;
  }

  test("leaves what it had captured, half a frame at its end included, and says kindly what happened", async () => {
    const id = killed();
    appendFileSync(join(root, id, "capture.bin"), pcapRecords(5, 1).subarray(0, 20));
    appendFileSync(join(root, id, "calls.ndjson"), '{"time":{"sec');
    const library = open();
    expect(library.list()[0]).toMatchObject({ id, kind: "live", state: "complete" });
    const capture = await whole(library, id);
    expect(capture.status()).toMatchObject({
      state: "complete",
      segments: 5,
      live: { interface: "lo", notice: expect.stringContaining("ended in the middle") },
    });
    expect(capture.status().fault).toBeUndefined();
    expect(capture.engine.window(0, 0, 10).calls).toEqual([call]);
    expect(await library.remove(id)).toEqual({ ok: true, value: undefined });
    expect(readdirSync(root)).toEqual([]);
  });

  test("leaves no half uploads and no half deletions; those of one that still runs stay", async () => {
    const runs = open().beginUpload("runs.pcap", 100);
    mkdirSync(join(root, ".incoming-999999999-1_abcdefgh"));
    mkdirSync(join(root, ".deleted-abcdefgh"));
    writeFileSync(join(root, ".deleted-abcdefgh", "capture.bin"), "x");
    open();
    expect(readdirSync(root)).toHaveLength(1);
    expect(readdirSync(root)[0]).toContain(runs.ok ? runs.value.id : "?");
  });

  test("is told from one that still captures into the same folder: that capture is busy", async () => {
    const file = live(open());
    file.append(pcapHeader());
    const other = open();
    expect(other.list()[0]).toMatchObject({ id: file.id, state: "live" });
    expect(await other.remove(file.id)).toMatchObject({ ok: false, error: { code: "capture-busy" } });
  });
});

describe("a live capture", () => {
  test("is on disk before it is shown, and cannot be deleted while it grows", async () => {
    const library = open();
    const file = live(library);
    const path = join(root, file.id, "capture.bin");
    const chunk = pcapRecords(0, 2);
    file.append(pcapHeader());
    expect(file.append(chunk)).toBeUndefined();
    expect(readFileSync(path)).toHaveLength(24 + chunk.length);
    // The chunk may be used again at once: nothing of it is kept.
    chunk.fill(0);
    file.append(pcapRecords(2, 1));
    const lease = library.open(file.id);
    if (!lease.ok) throw new Error("not open");
    expect(lease.value.capture.status()).toMatchObject({ state: "live", segments: 3 });
    expect((await lease.value.capture.engine.detail(0)).hex).toMatch(/^45/);
    expect(await library.remove(file.id)).toMatchObject({ ok: false, error: { code: "capture-busy" } });
    file.finish();
    file.finish();
    expect(await library.remove(file.id)).toEqual({ ok: true, value: undefined });
  });

  test("that never began leaves nothing", () => {
    const library = open();
    const before = library.list();
    const file = live(library);
    file.append(pcapHeader());
    file.discard();
    expect(library.list()).toEqual(before);
    expect(readdirSync(root)).toEqual([]);
  });
});

test("a file that stays where it is is read, and only leaves the list when it is deleted", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "tcp-ladder-file-"));
  const path = join(elsewhere, "mine.pcap");
  writeFileSync(path, pcap(4));
  const library = open();
  const added = library.addFile(path);
  if (!added.ok) throw new Error("not added");
  expect((await whole(library, added.value)).status().segments).toBe(4);
  await library.remove(added.value);
  expect(readFileSync(path)).toHaveLength(pcap(4).length);
  expect(library.list().some(({ id }) => id === added.value)).toBe(false);
  // The same file has the same address the next time.
  expect(library.addFile(path)).toEqual(added);
  rmSync(elsewhere, { recursive: true });
});

test("engines that nobody looks at are closed beyond the bound, the longest unused first, and opened again when asked", async () => {
  const library = open({ maxIdleSegments: 250 });
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.push(await upload(library, name, pcap(100)));
  const take = (index: number) => {
    const lease = library.open(ids[index] ?? "");
    if (!lease.ok) throw new Error(lease.error.message);
    return lease.value;
  };
  // The third upload went over the bound: the first was closed.
  const second = take(1);
  expect(second.capture.state).toBe("complete");
  const first = take(0);
  expect(first.capture.state).toBe("loading");
  await first.capture.until(() => false);
  expect(first.capture.engine.flow.segments).toBe(100);
  // Held ones stay, however many there are.
  first.release();
  expect(second.capture.closed).toBe(false);
  second.release();
  second.release();
  expect(second.capture.leases).toBe(0);
});

test("the article is a sample of eight segments, and each sample can be read to its end", async () => {
  const library = open();
  const samples = library.list().filter(({ kind }) => kind === "sample");
  expect(samples.map(({ id }) => id)).toContain("sample-article");
  for (const { id } of samples) {
    const status = (await whole(library, id)).status();
    expect(status.fault).toBeUndefined();
    expect(status.connections).toBe(id === "sample-half-open" ? 2 : 1);
    if (id === "sample-article") expect(status.segments).toBe(8);
  }
});
