// pnpm bench NAME [ARGUMENT ...]: a measurement, always beside a peer in the same run. It prints figures; it never
// passes or fails. `pnpm bench NAME --help` says what it takes.
import "./setup/node-version.mjs";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { readArguments } from "./setup/arguments.mjs";
import { buildAll } from "./setup/build.mjs";
import { CACHE, ROOT } from "./setup/paths.mjs";
import { step } from "./setup/steps.mjs";

const BENCHES = join(ROOT, "scripts", "bench");
const names = readdirSync(BENCHES)
  .filter((name) => name.endsWith(".bench.ts"))
  .map((name) => name.slice(0, -".bench.ts".length));
const [name = "", ...args] = process.argv.slice(2).filter((arg) => arg !== "--");
if (!names.includes(name)) {
  const asked = ["-h", "--help"].includes(name);
  const usage = `usage: pnpm bench ${names.join("|")} [ARGUMENT ...]; what one takes: pnpm bench NAME --help`;
  if (asked) console.log(usage);
  else console.error(name === "" ? usage : `pnpm bench: there is no bench '${name}'; there are ${names.join(", ")}`);
  process.exit(asked ? 0 : 2);
}

// Benches are TypeScript like what they measure; Node 20 does not run that by itself.
const outfile = join(CACHE, "bench", `${name}.mjs`);
await build({
  entryPoints: [join(BENCHES, `${name}.bench.ts`)],
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: ["@playwright/test"],
  sourcemap: "inline",
  outfile,
});
/**
 * @type {{
 *   COMMAND: import("./setup/arguments.mjs").Command,
 *   main: (values: import("./setup/arguments.mjs").Values) => Promise<void>,
 * }}
 */
const bench = await import(pathToFileURL(outfile).href);
const values = readArguments(bench.COMMAND, args);
await step("build", buildAll);
await bench.main(values);
