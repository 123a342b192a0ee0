import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { CLI } from "../support/server.ts";
import { WORKLOADS, writeWorkload } from "./workloads.ts";

/** A capture that programs are held against each other on. */
export interface BenchCapture {
  readonly name: string;
  /** What it holds; undefined where that is not known. */
  readonly says: string | undefined;
  readonly file: string;
  readonly segments: number;
  readonly bytes: number;
  /** Not made here: some program may not read it to its end. */
  readonly isGiven: boolean;
}

/** Captures of the workloads with these names, each gone again when the next one is asked for. */
export function* madeCaptures(names: readonly string[], folder: string, seed: number): Generator<BenchCapture> {
  for (const workload of WORKLOADS.filter(({ name }) => names.includes(name))) {
    const { name, says } = workload;
    const { file, segments } = writeWorkload(workload, folder, seed);
    yield { name, says, file, segments, bytes: statSync(file).size, isGiven: false };
    rmSync(file);
  }
}

/** Nothing can be measured on a capture; the message names it, and says why. */
export class UnusableCapture extends Error {}

/** Captures made elsewhere. Throws an UnusableCapture at the first in which no segment is found. */
export function* givenCaptures(files: readonly string[]): Generator<BenchCapture> {
  for (const file of files) {
    const { stdout, stderr } = spawnSync(process.execPath, [CLI, "read", file, "--format", "summary"], {
      encoding: "utf8",
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    const segments = Number(/^ *([\d,]+) {2}segments?$/m.exec(stdout)?.[1]?.replaceAll(",", "") ?? 0);
    if (segments === 0) throw new UnusableCapture(stderr.trim() || `${file}: there is no TCP segment in it`);
    yield { name: basename(file), says: undefined, file, segments, bytes: statSync(file).size, isGiven: true };
  }
}
