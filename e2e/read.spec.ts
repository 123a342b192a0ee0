import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { longConnection } from "./support/long-connection.ts";

const CLI = fileURLToPath(new URL("../apps/server/dist/cli.js", import.meta.url));
const COUNTER = fileURLToPath(new URL("support/count-threads.cjs", import.meta.url));

/** Enough to be read by two threads where there are two processors. */
const LARGE = 600_000;

for (const [name, segments, beside] of [
  ["a small capture is read by one thread alone", 1000, "0"],
  ["a large capture is read by one thread more, begun once", LARGE, availableParallelism() > 1 ? "1" : "0"],
] as const) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a test needs
  test(name, ({}, info) => {
    const file = info.outputPath("long.pcap");
    writeFileSync(file, longConnection(segments));
    const args = ["--require", COUNTER, CLI, "read", "--format", "summary", file];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status).toBe(0);
    expect(stdout).toContain(`${segments.toLocaleString("en")}  segments`);
    expect(stderr.trim()).toBe(beside);
  });
}
