import { closeSync, mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureFolder } from "./ensure-folder.ts";
import { newCaptureId } from "./ids.ts";
import { CAPTURE_FILE } from "./scan.ts";

export interface NewFolder {
  readonly id: string;
  readonly directory: string;
  readonly path: string;
  /** Of the capture's file, open for writing. */
  readonly descriptor: number;
}

/** A folder for a new capture, its file in it, empty. Throws what the file system throws, and leaves nothing then. */
export function newFolder(root: string, prefix: string, taken: (id: string) => boolean): NewFolder {
  let id = newCaptureId();
  while (taken(id)) id = newCaptureId();
  const directory = join(root, `${prefix}${id}`);
  ensureFolder(root);
  mkdirSync(directory);
  const path = join(directory, CAPTURE_FILE);
  try {
    return { id, directory, path, descriptor: openSync(path, "wx") };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** Closing reports nothing that could still be mended. */
export function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {}
}
