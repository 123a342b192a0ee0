import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import { ensureFolder } from "./ensure-folder.ts";
import { isCaptureId } from "./ids.ts";
import { readMeta, writeMeta } from "./meta.ts";
import type { CaptureRecord } from "./record.ts";
import { isWriterAlive } from "./writer.ts";

/** The file's name within a capture's folder. */
export const CAPTURE_FILE = "capture.bin";
/** Uploads under way, `.incoming-WRITER_ID`: a folder gets its final name with its last byte. */
export const INCOMING = ".incoming-";
/** Folders on their way out. */
export const DELETED = ".deleted-";

const INTERRUPTED = "The server was ended in the middle of this capture; what came before is here.";

/**
 * The captures that an earlier run left in a folder. Half an upload is taken away; a live capture that was cut off is
 * kept and says so.
 */
export function scanCaptures(root: string, log: Logger): CaptureRecord[] {
  ensureFolder(root);
  const records: CaptureRecord[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const directory = join(root, entry.name);
    if (isLeftover(entry.name)) {
      rmSync(directory, { recursive: true, force: true });
      continue;
    }
    if (!isCaptureId(entry.name)) continue;
    const record = readRecord(entry.name, directory);
    if (record === undefined) log.warn({ directory }, "not a capture's folder, or its meta.json cannot be read");
    else records.push(record);
  }
  return records;
}

function isLeftover(name: string): boolean {
  if (name.startsWith(DELETED)) return true;
  return name.startsWith(INCOMING) && !isWriterAlive(name.slice(INCOMING.length).split("_")[0] ?? "");
}

function readRecord(id: string, directory: string): CaptureRecord | undefined {
  let meta = readMeta(directory);
  const path = join(directory, CAPTURE_FILE);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (meta === undefined || stats === undefined) return undefined;
  const elsewhere = meta.state === "live" && isWriterAlive(meta.writer);
  if (meta.state === "live" && !elsewhere) {
    meta = { ...meta, state: "complete", live: meta.live && { ...meta.live, notice: INTERRUPTED } };
    writeMeta(directory, meta);
  }
  return {
    id,
    kind: meta.kind,
    name: meta.name,
    createdMs: meta.createdMs,
    path,
    directory,
    meta,
    bytes: stats.size,
    growing: elsewhere ? "live" : undefined,
    opened: undefined,
  };
}
