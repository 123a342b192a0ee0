import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { SERVER_ROOT } from "../../config/paths.ts";
import type { Programs } from "../programs.ts";

const DEMO = `
  import { Command } from "commander";
  import { addDemoClient, addDemoServer } from "./src/config/demo-commands.ts";
  const program = new Command("tcp-ladder");
  for (const add of [addDemoServer, addDemoClient]) add(program, (status) => { process.exitCode = status; });
  await program.parseAsync();
`;

export interface BuiltPrograms extends Programs {
  /** Takes the files away. */
  remove(): void;
}

/** The programs that a live service starts, bundled for a test from the sources as they are. */
export async function buildPrograms(): Promise<BuiltPrograms> {
  // below the server's node_modules, so that the addon is found from there; named so that the next run knows whose it is
  const folder = mkdtempSync(join(SERVER_ROOT, "node_modules", `.test-programs-${process.pid}-`));
  const common: BuildOptions = {
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["pcap"],
    logLevel: "warning",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  };
  const captureChild = join(folder, "capture-child.mjs");
  const demo = join(folder, "demo.mjs");
  await Promise.all([
    build({ ...common, entryPoints: [join(SERVER_ROOT, "src/live/capture-child.ts")], outfile: captureChild }),
    build({ ...common, stdin: { contents: DEMO, resolveDir: SERVER_ROOT }, outfile: demo }),
  ]);
  return {
    captureChild: [captureChild],
    demoServer: [demo, "demo-server"],
    demoClient: [demo, "demo-client"],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
