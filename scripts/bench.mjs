// pnpm bench NAME [ARGUMENT ...]: a measurement, always beside a peer in the same run. It prints figures; it never
// passes or fails.
import "./setup/node-version.mjs";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { buildAll } from "./setup/build.mjs";
import { CACHE, ROOT } from "./setup/paths.mjs";
import { step } from "./setup/steps.mjs";

const BENCHES = join(ROOT, "scripts", "bench");
const names = readdirSync(BENCHES)
  .filter((name) => name.endsWith(".bench.ts"))
  .map((name) => name.slice(0, -".bench.ts".length));
const [name = "", ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`usage: pnpm bench ${names.join("|")} [ARGUMENT ...]`);
  process.exit(2);
}

await step("build", buildAll);
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
/** @type {{ main: (args: readonly string[]) => Promise<void> }} */
const bench = await import(pathToFileURL(outfile).href);
await bench.main(args);
