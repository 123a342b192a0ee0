// Bundles the program to dist/. The `pcap` addon stays outside: it is optional, and compiled where it runs.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Programs of their own: the command line, and what it starts as child processes. */
const entries = { cli: here("src/cli.ts"), "capture-child": here("src/live/capture-child.ts") };

// Written when all of it is whole: a build that fails leaves the program that worked.
const { outputFiles } = await build({
  entryPoints: entries,
  outdir: here("dist"),
  write: false,
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  // A command's parts are loaded when it runs: `read` starts without the web server.
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: ["pcap"],
  sourcemap: true,
  minifySyntax: true,
  legalComments: "linked",
  logLevel: "warning",
  // Libraries in CommonJS ask for Node's own modules by `require`, which a module does not have.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
}).catch(() => process.exit(1)); // esbuild has said why

rmSync(here("dist"), { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
chmodSync(here("dist/cli.js"), 0o755);
