import { spawn } from "node:child_process";
import { once } from "node:events";
import { CLI, ROOT } from "../setup/paths.mjs";

/**
 * The built server as a process that can be started again with what was built since.
 *
 * @param {readonly string[]} args of `tcp-ladder serve`
 */
export function serverProcess(args) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;

  async function stop() {
    const old = child;
    child = undefined;
    if (!old || old.exitCode !== null || old.signalCode !== null) return;
    old.kill("SIGTERM");
    await once(old, "exit");
  }

  async function restart() {
    await stop();
    // its greeting names an address without hot reload; what it logs goes to standard error
    /** @type {import("node:child_process").StdioOptions} */
    const stdio = ["ignore", "ignore", "inherit"];
    child = spawn(process.execPath, ["--enable-source-maps", CLI, "serve", ...args], { cwd: ROOT, stdio });
  }

  return { restart, stop };
}
