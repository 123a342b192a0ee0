import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a folder and those above it. Node's own way goes round in circles where the system says there is no such place. */
export function ensureFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  const above = dirname(path);
  if (above !== path) ensureFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Made by someone else in the meantime.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
