import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

// Ctrl-C in a terminal reaches the children by itself; a signal sent to this process alone does not.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.kill(process.pid, signal);
  });
}

/** After this, signals are left to whoever takes the process over. */
export function leaveSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(signal);
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the repository's root unless given
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {boolean} [show] let it write to the terminal instead of keeping what it says
 *
 * @typedef {object} Ran
 * @property {number} status exit status; 127 where the program is not there, 128 where a signal ended it
 * @property {string} output standard output and error as they came; empty where they were shown
 */

/**
 * Runs a program to its end. Never throws: a program that is missing or fails is a status.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ran>}
 */
export function run(command, args, { cwd = ROOT, env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    /** @type {string[]} */
    const said = [];
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => said.push(text));
    }
    /** @param {number} status @param {string} [last] */
    const end = (status, last = "") => {
      running.delete(child);
      resolve({ status, output: said.join("") + last });
    };
    child.once("error", (error) => end(127, `${error.message}\n`));
    child.once("close", (status) => end(status ?? 128));
  });
}
