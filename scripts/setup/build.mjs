import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CLI, ROOT, SERVER, WEB } from "./paths.mjs";
import { run } from "./run.mjs";
import { hashFiles, readStamp, sourcesUnder, writeStamp } from "./stamps.mjs";
import { StepFailure } from "./steps.mjs";

/**
 * Builds the page and the server, unless they were built from these very sources.
 *
 * @returns {Promise<string>} what came of it
 */
export async function buildAll() {
  const hash = hashFiles(sources());
  const made = [CLI, join(WEB, "dist", "index.html")];
  if (readStamp("build") === hash && made.every((path) => existsSync(path))) return "up to date";

  const parts = await Promise.all([
    run(process.execPath, [join(SERVER, "build.mjs")]),
    run(join(WEB, "node_modules", ".bin", "vite"), ["build"], { cwd: WEB }),
  ]);
  const failed = parts.filter(({ status }) => status !== 0);
  if (failed.length > 0) {
    throw new StepFailure("the sources do not build", failed.map(({ output }) => output).join("\n"));
  }
  writeStamp("build", hash);
  return "built";
}

function sources() {
  const packages = join(ROOT, "packages");
  const folders = readdirSync(packages, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    join(ROOT, "pnpm-lock.yaml"),
    join(ROOT, "tsconfig.base.json"),
    ...[SERVER, WEB, ...folders.map(({ name }) => join(packages, name))].flatMap(sourcesUnder),
  ];
}
