// Bundles the program to dist/. The `pcap` addon stays outside: it is optional, and compiled where it runs.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Commands that are loaded when they run, so that `read` starts without the web server. */
const commands = ["serve", "demo-server", "demo-client"];

/** Modules: the command line, the commands, and what they start as a child process. */
const modules = {
  run: here("src/run.ts"),
  ...Object.fromEntries(commands.map((name) => [name, here(`src/commands/${name}.ts`)])),
  "capture-child": here("src/live/capture-child.ts"),
};

/**
 * What is waited for, each in a file of its own: nothing else has to be loaded with it. CommonJS starts sooner. Loaded by
 * src/commands/read/quick.ts.
 */
const quick = {
  run: here("src/run.ts"),
  "node-inflater": here("src/unpack/node-inflater.ts"),
  "print-segments": here("src/commands/read/print-segments.ts"),
  "survey-relayed": here("src/commands/read/relay/survey-relayed.ts"),
  "survey-whole": here("src/commands/read/survey-whole.ts"),
  summary: here("src/formats/summary.ts"),
  "receiving-worker": here("src/commands/read/relay/receiving-worker.ts"),
  worker: here("src/commands/read/relay/worker.ts"),
};

const options = {
  outdir: here("dist"),
  write: false,
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["pcap"],
  sourcemap: true,
  legalComments: "linked",
  logLevel: "warning",
};

/** Strict, which must be said before all else: V8 calls functions faster then. */
const commonJs = {
  format: "cjs",
  define: { "import.meta.url": "__moduleUrl" },
  banner: { js: '"use strict"; const __moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** Leaves the modules where they are when what asks for them is bundled. */
const besides = {
  name: "besides",
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`/(run|commands/(${commands.join("|")}))\\.ts$`) }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path: `./${path.match(/([^/]+)\.ts$/)[1]}.mjs`, external: true } : undefined,
    );
  },
};

/**
 * Libraries of which few captures need anything, and what is used of them. As they begin they fill tables, which takes as
 * long as all else that begins with them. So each has a bundle of its own, and begins when it is first asked.
 */
const seldom = { fflate: "Inflate", fzstd: "Decompress" };
const later = {
  name: "later",
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(seldom).join("|")})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: "later" }));
    onResolve({ filter: /\.cjs$/, namespace: "later" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter, namespace: "later" }, ({ path }) => ({
      contents: `Object.defineProperty(exports, "${seldom[path]}", { enumerable: true, get: () => require("./${path}.cjs").${seldom[path]} });`,
    }));
  },
};

// Written when all of it is whole: a build that fails leaves the program that worked.
const built = await Promise.all([
  build({ ...options, ...commonJs, entryPoints: { cli: here("src/cli.ts") }, plugins: [besides] }),
  build({
    ...options,
    entryPoints: modules,
    format: "esm",
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    splitting: true,
    minifySyntax: true,
    // Libraries in CommonJS ask for Node's own modules by `require`, which a module does not have.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  }),
  build({ ...options, ...commonJs, entryPoints: quick, outExtension: { ".js": ".cjs" }, plugins: [besides, later] }),
  ...Object.entries(seldom).map(([library, used]) =>
    build({
      ...options,
      ...commonJs,
      outdir: undefined,
      outfile: here(`dist/${library}.cjs`),
      stdin: {
        contents: `export { ${used} } from "${library}";`,
        resolveDir: here("../../packages/capture-file"),
      },
    }),
  ),
]).catch(() => process.exit(1)); // esbuild has said why

/**
 * Constants of the modules are written as variables, which V8 reads from memory again at each use. All of ours that begin
 * with a capital are constants, and each has a line of its own: they are made constant again.
 */
function keepConstant(code) {
  return code.replace(/^var ((?:[A-Z]\w*|\{[^}]*\}) = )/gm, "const $1");
}

rmSync(here("dist"), { recursive: true, force: true });
for (const { path, contents, text } of built.flatMap(({ outputFiles }) => outputFiles)) {
  mkdirSync(dirname(path), { recursive: true });
  const isQuick = Object.keys(quick).some((name) => path === here(`dist/${name}.cjs`));
  writeFileSync(path, isQuick ? keepConstant(text) : contents);
}
chmodSync(here("dist/cli.js"), 0o755);

/** Of each of these runs is kept what V8 has compiled, beside the bundles: see src/commands/read/compiled.ts. */
const RUNS = [
  ["--format", "summary", "--threads", "1"],
  ["--format", "summary", "--threads", "2"],
  ["--format", "tcpdump"],
];
for (const run of RUNS) {
  execFileSync(
    process.execPath,
    ["--require", here("keep-compiled.cjs"), here("dist/cli.js"), "read", here("samples/half-close.pcap"), ...run],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
}
