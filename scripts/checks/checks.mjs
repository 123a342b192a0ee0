import { join } from "node:path";
import { bin, CACHE, ROOT } from "../setup/paths.mjs";
import { readPlaywright, readVitest } from "./reports.mjs";

const SCRIPTS = join(ROOT, "scripts");
const unitReport = join(CACHE, "unit.json");
const e2eReport = join(CACHE, "e2e.json");

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {Record<string, string>} [env]
 * @property {{ path: string, read: (report: any) => import("./reports.mjs").Tally }} [report] where it counts tests of its own
 */

/** In the order of what they cost. @type {readonly Check[]} */
export const CHECKS = [
  { name: "format", command: bin("biome"), args: ["check", "--error-on-warnings"] },
  { name: "lint", command: bin("oxlint"), args: ["--type-aware", "--deny-warnings"] },
  { name: "types", command: bin("tsc"), args: ["-b"] },
  { name: "imports", command: process.execPath, args: [join(SCRIPTS, "import-matrix.mjs")] },
  { name: "unused", command: bin("knip"), args: [] },
  {
    name: "unit",
    command: bin("vitest"),
    args: ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    report: { path: unitReport, read: readVitest },
  },
  { name: "mutate", command: process.execPath, args: [join(SCRIPTS, "mutate.mjs"), "--count", "100000"] },
  { name: "build", command: process.execPath, args: [join(SCRIPTS, "build.mjs")] },
  {
    name: "e2e",
    command: bin("playwright"),
    args: ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    report: { path: e2eReport, read: readPlaywright },
  },
];
