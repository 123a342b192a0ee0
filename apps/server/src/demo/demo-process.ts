import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type DemoReport, parseDemoReport } from "./demo-report.ts";

/** One of the demo programs while it runs. */
export interface DemoProcess {
  /** Ends it: asked first, killed where it does not listen. Resolves when it is gone. */
  stop(): Promise<void>;
  /** It is gone, and everything it told was handed on. */
  readonly ended: Promise<DemoEnd>;
}

export interface DemoEnd {
  /** Exit status; undefined where a signal ended it or it never began. */
  readonly status: number | undefined;
  /** The last thing it said on standard error, or the signal. */
  readonly words: string;
}

const PATIENCE_MS = 200;

/** @param program script and arguments */
export function startDemoProcess(program: readonly string[], report: (report: DemoReport) => void): DemoProcess {
  // in a session of its own: Ctrl-C in the terminal is for the server, which then ends its children in order. Should
  // the server die without a word, the closing of standard input ends them.
  const child = spawn(process.execPath, [...program, "--report", "json", "--until-stdin-ends"], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  let words = "";
  let patience: NodeJS.Timeout | undefined;
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", (line) => {
    const parsed = parseDemoReport(line);
    if (parsed) report(parsed);
  });
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (line.trim() !== "") words = line.trim();
  });
  const ended = new Promise<DemoEnd>((resolve) => {
    child.once("error", (error) => resolve({ status: undefined, words: error.message }));
    child.once("close", (status, signal) => {
      clearTimeout(patience);
      resolve({ status: status ?? undefined, words: signal ?? words });
    });
  });
  return {
    ended,
    async stop() {
      child.stdin.end();
      patience ??= setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}
