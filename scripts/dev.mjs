// pnpm dev: the page with hot reload, and behind it the server, built and started again as its sources change.
// Needs no root: samples and captures that are dropped on the page work without. Arguments go to `tcp-ladder serve`.
import "./setup/node-version.mjs";
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./dev/free-port.mjs";
import { serverProcess } from "./dev/server-process.mjs";
import { watchSources } from "./dev/watch.mjs";
import { ROOT, SERVER, WEB } from "./setup/paths.mjs";
import { prepare } from "./setup/prepare.mjs";
import { leaveSignals, run } from "./setup/run.mjs";
import { FOR_CAPTURE } from "./setup/system-packages.mjs";

if (process.argv.slice(2).some((arg) => arg === "-h" || arg === "--help")) {
  console.log("usage: pnpm dev [OPTION ...]; the options are the server's: node apps/server/dist/cli.js serve -h");
  process.exit(0);
}

await prepare(FOR_CAPTURE);

const port = await freePort();
const data = join(ROOT, ".cache", "dev-data");
const options = ["--port", String(port), "--strict-port", "--no-open", "--data", data];
const server = serverProcess([...options, ...process.argv.slice(2)]);

async function rebuild() {
  const { status, output } = await run(process.execPath, [join(SERVER, "build.mjs")]);
  if (status === 0) return server.restart();
  console.error(output.trimEnd());
}
await rebuild();

const packages = readdirSync(join(ROOT, "packages"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
watchSources([join(SERVER, "src"), ...packages.map(({ name }) => join(ROOT, "packages", name, "src"))], rebuild);

leaveSignals();
const page = spawn(join(WEB, "node_modules", ".bin", "vite"), ["--clearScreen", "false"], {
  cwd: WEB,
  stdio: "inherit",
  env: { ...process.env, TCP_LADDER_SERVER: `http://127.0.0.1:${port}` },
});
page.once("exit", (status) => {
  void server.stop().then(() => process.exit(status ?? 0));
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => page.kill("SIGTERM"));
