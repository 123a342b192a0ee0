import { rmSync } from "node:fs";
import { type Outcome, success } from "../outcome.ts";
import { appendCalls } from "./calls-log.ts";
import { writeAll } from "./capture-bytes.ts";
import { diskError } from "./disk-errors.ts";
import type { LiveAbout, LiveCaptureFile } from "./live-capture-file.ts";
import { type CaptureMeta, writeMeta } from "./meta.ts";
import { liveName } from "./names.ts";
import { closeQuietly, newFolder } from "./new-folder.ts";
import { OpenCapture } from "./open-capture.ts";
import { type CaptureRecord, factsOf } from "./record.ts";
import type { Shelf } from "./shelf.ts";
import { ownWriter } from "./writer.ts";

/** How often drop counters go to disk while they rise. */
const META_EVERY_MS = 1000;

/** Puts a capture that grows on disk, in memory and in the list. */
export function beginLive(shelf: Shelf, about: LiveAbout): Outcome<LiveCaptureFile> {
  const now = new Date();
  const name = about.name ?? liveName(about.interface, now);
  let record: CaptureRecord;
  let descriptor: number | undefined;
  try {
    const folder = newFolder(shelf.root, "", (id) => shelf.has(id));
    descriptor = folder.descriptor;
    const meta: CaptureMeta = {
      version: 1,
      id: folder.id,
      name,
      createdMs: now.getTime(),
      kind: "live",
      state: "live",
      writer: ownWriter(),
      live: { interface: about.interface, filter: about.filter },
      drops: { kernel: 0, interface: 0 },
    };
    writeMeta(folder.directory, meta);
    record = {
      id: folder.id,
      kind: "live",
      name,
      createdMs: meta.createdMs,
      path: folder.path,
      directory: folder.directory,
      meta,
      bytes: 0,
      growing: "live",
      opened: undefined,
    };
  } catch (error) {
    if (descriptor !== undefined) closeQuietly(descriptor);
    return { ok: false, error: diskError(error, "starting the capture") };
  }
  return success(liveFile(shelf, record, descriptor));
}

function liveFile(shelf: Shelf, record: CaptureRecord, opened: number): LiveCaptureFile {
  let descriptor: number | undefined = opened;
  const directory = record.directory ?? "";
  const capture = new OpenCapture({
    path: () => record.path,
    scratch: shelf.root,
    state: "live",
    totalBytes: undefined,
    limits: shelf.limits,
    facts: () => factsOf(record),
  });
  record.opened = capture;
  const lease = shelf.hold(capture);
  shelf.add(record);
  let timer: NodeJS.Timeout | undefined;

  function saveMeta(): void {
    clearTimeout(timer);
    timer = undefined;
    if (record.meta === undefined) return;
    try {
      writeMeta(directory, record.meta);
    } catch (error) {
      shelf.log.warn({ error, capture: record.id }, "could not save what is said of a capture");
    }
  }

  function change(facts: Partial<CaptureMeta>, when: "now" | "soon"): void {
    if (record.meta === undefined) return;
    record.meta = { ...record.meta, ...facts };
    if (when === "now") saveMeta();
    else timer ??= setTimeout(saveMeta, META_EVERY_MS).unref();
    capture.changed();
  }

  function end(): void {
    if (descriptor !== undefined) closeQuietly(descriptor);
    descriptor = undefined;
    record.growing = undefined;
  }

  return {
    id: record.id,
    append(chunk) {
      if (descriptor === undefined) return undefined;
      try {
        writeAll(descriptor, chunk);
      } catch (error) {
        return diskError(error, "writing the capture");
      }
      record.bytes += chunk.length;
      capture.append(chunk.slice());
      return undefined;
    },
    addCalls(calls) {
      if (record.meta === undefined || calls.length === 0) return;
      try {
        appendCalls(directory, calls);
      } catch (error) {
        shelf.log.warn({ error, capture: record.id }, "could not save socket calls");
      }
      record.opened?.addCalls(calls);
    },
    setDrops(drops) {
      const before = record.meta?.drops;
      if (before?.kernel === drops.kernel && before.interface === drops.interface) return;
      change({ drops: { kernel: drops.kernel, interface: drops.interface } }, "soon");
    },
    setNotice(notice) {
      change({ live: { interface: "", filter: "", ...record.meta?.live, notice } }, "now");
    },
    finish() {
      if (descriptor === undefined) return;
      end();
      change({ state: "complete" }, "now");
      capture.finish();
      lease.release();
      shelf.listChanged();
    },
    discard() {
      end();
      clearTimeout(timer);
      record.meta = undefined;
      shelf.forget(record);
      lease.release();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
