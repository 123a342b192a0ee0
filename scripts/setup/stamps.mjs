import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { CACHE, ROOT } from "./paths.mjs";

// A stamp is the hash of what a step was made from. Where it is still the same, the step need not be done again.

/** @param {string} name @returns {string} empty where there is none */
export function readStamp(name) {
  try {
    return readFileSync(join(CACHE, name), "utf8");
  } catch {
    return "";
  }
}

/** @param {string} name @param {string} hash */
export function writeStamp(name, hash) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, name), hash);
}

/**
 * Hash of names and contents, and of this Node: native code is built for one.
 *
 * @param {readonly string[]} files absolute paths
 */
export function hashFiles(files) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}\n`);
  for (const file of files) hash.update(relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

const MADE = new Set(["node_modules", "dist", "types"]);

/** Every file under a folder that a build is made from, in a fixed order. @param {string} folder @returns {string[]} */
export function sourcesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : sourcesUnder(path);
    return /\.(test\.tsx?|tsbuildinfo)$/.test(entry.name) ? [] : [path];
  });
}
