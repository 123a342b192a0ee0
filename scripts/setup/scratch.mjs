// Where tests, benches and pictures put what they need for a while: one folder a run, named after its process. A run
// that was killed cannot take its folder away; the next one does.
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVER } from "./paths.mjs";

/** Programs bundled for a test must lie below the server's node_modules (apps/server/src/live/testing). */
const PROGRAMS = [join(SERVER, "node_modules"), ".test-programs-"];

/** A number that runs share who know each other's processes: containers may have one /tmp and each its own process 7. */
function processSpace() {
  try {
    return readlinkSync("/proc/self/ns/pid").replace(/\D/g, "");
  } catch {
    return "0";
  }
}

/** A folder for this process, after those of processes that are gone were taken away. */
export function openRunFolder() {
  const prefix = `tcp-ladder-${processSpace()}-`;
  clearGone(tmpdir(), prefix);
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

/**
 * Takes away what lies there named after a process, `PREFIX123-…`, that is gone.
 * @param {string} folder @param {string} prefix
 */
export function clearGone(folder, prefix) {
  for (const name of readdirSync(folder)) {
    const owner = name.startsWith(prefix) ? /^\d+(?=-)/.exec(name.slice(prefix.length)) : null;
    if (owner !== null && !isAlive(Number(owner[0]))) remove(join(folder, name));
  }
}

/** @param {string} path */
function remove(path) {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // somebody else's, or another run is just taking it away
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // one that is there and not ours to signal is there
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Vitest and Playwright call this before their tests, whose processes inherit the folder, and what it returns after. */
export default function setup() {
  const [folder = "", prefix = ""] = PROGRAMS;
  clearGone(folder, prefix);
  const scratch = openRunFolder();
  process.env.TMPDIR = scratch;
  return () => remove(scratch);
}
