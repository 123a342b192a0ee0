import { createHash } from "node:crypto";
import { realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { DEFAULT_DECOMPRESS_LIMITS, type DecompressLimits } from "@tcp-ladder/capture-file";
import type { CaptureEntry } from "@tcp-ladder/protocol";
import type { Logger } from "pino";
import { failure, type Outcome, success } from "../outcome.ts";
import { readCalls } from "./calls-log.ts";
import { diskError } from "./disk-errors.ts";
import { beginLive } from "./live-capture.ts";
import type { LiveAbout, LiveCaptureFile, LiveCaptures } from "./live-capture-file.ts";
import { loadCapture } from "./load.ts";
import { cleanName } from "./names.ts";
import { OpenCapture } from "./open-capture.ts";
import { type CaptureRecord, entryOf, factsOf } from "./record.ts";
import { sampleRecords } from "./samples.ts";
import { DELETED, scanCaptures } from "./scan.ts";
import type { Lease, Shelf } from "./shelf.ts";
import { beginUpload, type Upload } from "./upload.ts";

export interface LibraryOptions {
  /** Folder that holds a folder for each capture. */
  readonly root: string;
  /** Folder of the samples. */
  readonly samples: string;
  readonly log: Logger;
  /** Engines that nobody looks at are closed, the longest unused first, while all hold more segments than this. */
  readonly maxIdleSegments?: number;
  readonly maxOpen?: number;
  /** How much is unpacked of a compressed capture. */
  readonly limits?: DecompressLimits;
}

/** Every capture there is, by id: in memory those that are looked at, on disk all. */
export class Library implements LiveCaptures, Shelf {
  readonly #records = new Map<string, CaptureRecord>();
  readonly #listeners = new Set<() => void>();
  readonly #options: Required<LibraryOptions>;
  #clock = 0;
  #closed = false;

  constructor(options: LibraryOptions) {
    this.#options = { maxIdleSegments: 8_000_000, maxOpen: 24, limits: DEFAULT_DECOMPRESS_LIMITS, ...options };
    for (const record of sampleRecords(options.samples)) this.#records.set(record.id, record);
    for (const record of scanCaptures(options.root, options.log)) this.#records.set(record.id, record);
  }

  get root(): string {
    return this.#options.root;
  }

  get limits(): DecompressLimits {
    return this.#options.limits;
  }

  get log(): Logger {
    return this.#options.log;
  }

  /** Newest first, samples last. */
  list(): CaptureEntry[] {
    const entries = [...this.#records.values()].map(entryOf);
    const own = entries.filter((entry) => entry.kind !== "sample").sort((a, b) => b.createdMs - a.createdMs);
    return [...own, ...entries.filter((entry) => entry.kind === "sample")];
  }

  /** Called when the list has changed; returns how to stop listening. */
  onList(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The capture, opened if it is not; it loads while it is already answered from. */
  open(id: string): Outcome<Lease> {
    const record = this.#records.get(id);
    if (record === undefined || this.#closed) return failure("unknown-capture", "There is no capture of this id here.");
    try {
      record.opened ??= this.#load(record);
      return success(this.hold(record.opened));
    } catch (error) {
      return { ok: false, error: diskError(error, "opening the capture") };
    }
  }

  /** Where the bytes lie, and the name they came by. */
  file(id: string): Outcome<{ readonly path: string; readonly name: string }> {
    const record = this.#records.get(id);
    if (record === undefined) return failure("unknown-capture", "There is no capture of this id here.");
    return success({ path: record.path, name: record.kind === "sample" ? basename(record.path) : record.name });
  }

  /** Done when it is gone from disk as well. */
  async remove(id: string): Promise<Outcome<undefined>> {
    const record = this.#records.get(id);
    if (record === undefined) return failure("unknown-capture", "There is no capture of this id here.");
    if (record.kind === "sample") return failure("read-only", "This capture is a sample.");
    if (record.growing === "live") return failure("capture-busy", "This capture is still being made.");
    if (record.growing === "loading") {
      return failure(
        "capture-busy",
        "This capture is still being uploaded.",
        "Cancel the upload, or wait for its end.",
      );
    }
    try {
      // First out of sight, in one step: a server ended while it deletes finds the rest at its next start.
      const doomed = join(this.root, `${DELETED}${id}`);
      if (record.directory !== undefined) renameSync(record.directory, doomed);
      this.forget(record);
      if (record.directory !== undefined) await rm(doomed, { recursive: true, force: true });
      return success(undefined);
    } catch (error) {
      return { ok: false, error: diskError(error, "deleting the capture") };
    }
  }

  /** A file that stays where it is: the page may read it, deleting takes it from the list alone. */
  addFile(path: string): Outcome<string> {
    const real = realpathSync(path);
    const stats = statSync(real);
    const id = createHash("sha256").update(real).digest("hex").slice(0, 8);
    this.add({
      id,
      kind: "upload",
      name: cleanName(basename(path), "capture"),
      createdMs: Math.round(stats.mtimeMs),
      path: real,
      directory: undefined,
      meta: undefined,
      bytes: stats.size,
      growing: undefined,
      opened: undefined,
    });
    return success(id);
  }

  /** @param totalBytes undefined where the sender did not say */
  beginUpload(name: string, totalBytes: number | undefined, mark?: string): Outcome<Upload> {
    return beginUpload(this, cleanName(name, "capture"), totalBytes, mark);
  }

  createLive(about: LiveAbout): Outcome<LiveCaptureFile> {
    return beginLive(this, about);
  }

  /** Ends the memory of all of it; what is on disk stays. */
  close(): void {
    this.#closed = true;
    for (const record of this.#records.values()) {
      record.opened?.close(false);
      // A half upload is nothing: it would be taken away at the next start.
      if (record.growing === "loading" && record.directory !== undefined) {
        rmSync(record.directory, { recursive: true, force: true });
      }
    }
  }

  add(record: CaptureRecord): void {
    this.#records.set(record.id, record);
    this.listChanged();
  }

  forget(record: CaptureRecord): void {
    this.#records.delete(record.id);
    record.opened?.close(true);
    record.opened = undefined;
    this.listChanged();
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  listChanged(): void {
    for (const listener of this.#listeners) listener();
  }

  hold(capture: OpenCapture): Lease {
    capture.leases++;
    capture.lastUsed = ++this.#clock;
    let held = true;
    return {
      capture,
      release: () => {
        if (!held) return;
        held = false;
        capture.leases--;
        if (capture.leases === 0) capture.rest();
        this.#closeIdle();
      },
    };
  }

  #load(record: CaptureRecord): OpenCapture {
    const { path } = record;
    const capture = new OpenCapture({
      path: () => record.path,
      scratch: record.directory === undefined ? undefined : this.root,
      state: "loading",
      totalBytes: statSync(path).size,
      onDisk: true,
      limits: this.limits,
      facts: () => factsOf(record),
    });
    if (record.directory !== undefined) capture.addCalls(readCalls(record.directory));
    const lease = this.hold(capture);
    void loadCapture(capture, path).then(() => lease.release());
    return capture;
  }

  #closeIdle(): void {
    const open = [...this.#records.values()].flatMap((record) => (record.opened ? [record] : []));
    const segments = (record: CaptureRecord) => record.opened?.engine.flow.segments ?? 0;
    let total = open.reduce((sum, record) => sum + segments(record), 0);
    let count = open.length;
    const idle = open.filter((record) => record.opened?.leases === 0);
    idle.sort((a, b) => (a.opened?.lastUsed ?? 0) - (b.opened?.lastUsed ?? 0));
    for (const record of idle) {
      if (total <= this.#options.maxIdleSegments && count <= this.#options.maxOpen) return;
      total -= segments(record);
      count--;
      record.opened?.close(false);
      record.opened = undefined;
    }
  }
}
