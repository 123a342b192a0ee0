import { renameSync, rmSync, write } from "node:fs";
import { join } from "node:path";
import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";
import { type Outcome, success } from "../outcome.ts";
import { diskError } from "./disk-errors.ts";
import { writeMeta } from "./meta.ts";
import { closeQuietly, type NewFolder, newFolder } from "./new-folder.ts";
import { OpenCapture } from "./open-capture.ts";
import { type CaptureRecord, factsOf } from "./record.ts";
import { CAPTURE_FILE, INCOMING } from "./scan.ts";
import type { Shelf } from "./shelf.ts";
import { ownWriter } from "./writer.ts";

/** A capture on its way in: in the list and to be watched from its first byte, and gone without a trace if it fails. */
export interface Upload {
  readonly id: string;
  /** To disk, then to the engine. An error means: refuse it, and `abandon`. */
  write(chunk: Uint8Array): Promise<ErrorBody | undefined>;
  /** That was all. Where nothing of it can be read it is refused and gone. */
  complete(): Outcome<string>;
  /** Broken off or refused: nothing stays. Harmless after `complete`. */
  abandon(): void;
}

/** @param mark what the sender calls it, told in the list while it arrives */
export function beginUpload(
  shelf: Shelf,
  name: string,
  totalBytes: number | undefined,
  mark?: string,
): Outcome<Upload> {
  let folder: NewFolder;
  try {
    folder = newFolder(shelf.root, `${INCOMING}${ownWriter()}_`, (id) => shelf.has(id));
  } catch (error) {
    return { ok: false, error: diskError(error, "taking the upload") };
  }
  const record: CaptureRecord = {
    id: folder.id,
    kind: "upload",
    name,
    createdMs: Date.now(),
    path: folder.path,
    directory: folder.directory,
    meta: undefined,
    bytes: 0,
    growing: "loading",
    opened: undefined,
  };
  try {
    return success(openUpload(shelf, record, folder.descriptor, totalBytes, mark));
  } catch (error) {
    closeQuietly(folder.descriptor);
    rmSync(folder.directory, { recursive: true, force: true });
    throw error;
  }
}

function openUpload(
  shelf: Shelf,
  record: CaptureRecord,
  descriptor: number,
  totalBytes: number | undefined,
  mark: string | undefined,
): Upload {
  const capture = new OpenCapture({
    path: () => record.path,
    scratch: shelf.root,
    state: "loading",
    totalBytes,
    limits: shelf.limits,
    facts: () => factsOf(record),
  });
  record.opened = capture;
  const lease = shelf.hold(capture);
  shelf.add(record);
  let state: "taking" | "done" = "taking";
  let writing = false;

  function end(): void {
    state = "done";
    // A running write still needs its descriptor: it closes it when it is through.
    if (!writing) closeQuietly(descriptor);
  }

  function abandon(): void {
    if (state === "done") return;
    end();
    shelf.forget(record);
    lease.release();
    rmSync(record.directory ?? "", { recursive: true, force: true });
  }

  /** Its sender may look at it from now on; one that turns out to be no capture is never shown. */
  function tellMark(): void {
    if (mark === undefined || record.mark !== undefined || capture.status().counters.frames === 0) return;
    record.mark = mark;
    shelf.listChanged();
  }

  /** A fault before the first frame: there is nothing to show. */
  function unreadable(): ErrorBody | undefined {
    const { fault, counters } = capture.status();
    if (fault === undefined || counters.frames > 0) return undefined;
    return errorBody(fault.code, fault.message, fault.remedy);
  }

  return {
    id: record.id,
    async write(chunk) {
      if (state === "done") return errorBody("upload-broken-off", "The upload was broken off.");
      writing = true;
      try {
        await writeWhole(descriptor, chunk);
      } catch (error) {
        return diskError(error, "taking the upload");
      } finally {
        writing = false;
        // Abandoned meanwhile, by whoever saw the connection end.
        if (isDone()) closeQuietly(descriptor);
      }
      if (isDone()) return errorBody("upload-broken-off", "The upload was broken off.");
      record.bytes += chunk.length;
      capture.append(chunk);
      tellMark();
      return unreadable();
    },
    complete() {
      capture.finish();
      const refusal = unreadable();
      if (refusal !== undefined) {
        abandon();
        return { ok: false, error: refusal };
      }
      try {
        publish(shelf.root, record);
      } catch (error) {
        abandon();
        return { ok: false, error: diskError(error, "keeping the upload") };
      }
      end();
      record.growing = undefined;
      lease.release();
      shelf.listChanged();
      return success(record.id);
    },
    abandon,
  };

  function isDone(): boolean {
    return state === "done";
  }
}

/** The folder gets its final name in one step, whole. */
function publish(root: string, record: CaptureRecord): void {
  const incoming = record.directory ?? "";
  const meta = {
    version: 1 as const,
    id: record.id,
    name: record.name,
    createdMs: record.createdMs,
    kind: "upload" as const,
    state: "complete" as const,
    writer: ownWriter(),
    drops: { kernel: 0, interface: 0 },
  };
  writeMeta(incoming, meta);
  const directory = join(root, record.id);
  renameSync(incoming, directory);
  record.directory = directory;
  record.path = join(directory, CAPTURE_FILE);
  record.meta = meta;
}

function writeWhole(descriptor: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const more = (from: number) => {
      write(descriptor, bytes, from, bytes.length - from, null, (error, count) => {
        if (error) reject(error);
        else if (from + count < bytes.length) more(from + count);
        else resolve();
      });
    };
    more(0);
  });
}
