import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { runChecks } from "./run-checks.mjs";

const node = process.execPath;
/** @type {string[]} */
const printed = [];

beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, "log").mockImplementation((line) => void printed.push(...String(line).split("\n")));
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
});

it("runs what comes after a failure, and ends with the sums on a line of their own", async () => {
  const checks = [
    { name: "bad", command: node, args: ["-e", "process.exit(3)"] },
    { name: "good", command: node, args: ["-e", ""] },
    { name: "missing", command: "/no/such/program", args: [] },
  ];
  expect(await runChecks(checks, [])).toBe(1);
  expect(printed.at(-1)).toBe("1 passed, 2 failed");
});

it("adds up the tests that a check counts, and trusts no report where the check died", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tcp-ladder-checks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "report.json");
  const write = `require("fs").writeFileSync(process.argv[1], '{"passed":4,"failed":0,"skipped":1}')`;
  /** @param {any} report */
  const read = (report) => report;
  writeFileSync(join(folder, "old.json"), '{"passed":100,"failed":0,"skipped":0}');
  const checks = [
    { name: "tests", command: node, args: ["-e", write, path], report: { path, read } },
    { name: "died", command: node, args: ["-e", ""], report: { path: join(folder, "old.json"), read } },
    { name: "odd", command: node, args: ["-e", `${write}; process.exit(1)`, path], report: { path, read } },
  ];
  expect(await runChecks(checks, [])).toBe(1);
  expect(printed.at(-1)).toBe("8 passed, 2 failed");
});
