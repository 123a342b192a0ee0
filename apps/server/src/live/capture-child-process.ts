import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { type ChildReport, childReportSchema } from "./child-report.ts";
import type { CaptureRequest, ChildRequest } from "./child-request.ts";

export interface ChildHandlers {
  readonly report: (report: ChildReport) => void;
  /** Bytes of the pcap stream; valid during the call only. */
  readonly bytes: (chunk: Buffer) => void;
}

export interface ChildEnd {
  /** "exit 1", "SIGKILL", or why it could not be started. */
  readonly how: string;
  /** What it wrote on standard error that was no report: the error of a stack trace, else the last line. */
  readonly lastWords: string;
}

export interface CaptureChildProcess {
  readonly pid: number | undefined;
  /** Asks it to hand over what it has and end; kills it where nothing comes of that. */
  stop(): void;
  kill(): void;
  /** It is gone and all it wrote was handed on. */
  readonly ended: Promise<ChildEnd>;
}

/** How long a child that was asked to end may do nothing that we see. One that has nothing to do needs some 20 ms. */
const PATIENCE_MS = 1000;

/** A child that answers at once or not at all. */
const PROBE_TIMEOUT_MS = 5000;

export function startCaptureChild(
  program: readonly string[],
  request: CaptureRequest,
  handlers: ChildHandlers,
): CaptureChildProcess {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    argumentsFor(program, request),
    {
      stdio: ["pipe", "pipe", "pipe"],
      env: bareEnvironment(),
      // in a session of its own: Ctrl-C in the terminal is for the server, which then asks its children to end
      detached: true,
    },
  );
  let lastWords = "";
  let patience: NodeJS.Timeout | undefined;

  child.stdin.on("error", () => {});
  child.stdout.on("data", (chunk: Buffer) => {
    patience?.refresh();
    handlers.bytes(chunk);
  });
  createInterface({ input: child.stderr }).on("line", (line) => {
    const report = parseReport(line);
    if (report) handlers.report(report);
    else if (line.trim() !== "" && !/^\w*Error\b/.test(lastWords)) lastWords = line.trim();
  });
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once("error", (error) => resolve({ how: error.message, lastWords }));
    child.once("close", (status, signal) => {
      clearTimeout(patience);
      resolve({ how: signal ?? `exit ${status}`, lastWords });
    });
  });

  const kill = () => void child.kill("SIGKILL");

  return {
    pid: child.pid,
    ended,
    stop() {
      if (patience !== undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.stdin.end();
      patience = setTimeout(kill, PATIENCE_MS);
    },
    kill,
  };
}

/** Asks a short-lived child whether anything can be captured; its last report, or undefined where it told nothing. */
export function probe(
  program: readonly string[],
  device: string,
  signal: AbortSignal,
): Promise<ChildReport | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argumentsFor(program, { do: "probe", device }), {
      stdio: ["ignore", "ignore", "pipe"],
      env: bareEnvironment(),
      timeout: PROBE_TIMEOUT_MS,
      killSignal: "SIGKILL",
      signal,
    });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
    child.once("error", () => resolve(undefined));
    child.once("close", () => resolve(lastReport(text)));
  });
}

/** The same, at once: for the one who cannot wait. */
export function probeNow(program: readonly string[], device: string): ChildReport | undefined {
  const { stderr } = spawnSync(process.execPath, argumentsFor(program, { do: "probe", device }), {
    stdio: ["ignore", "ignore", "pipe"],
    env: bareEnvironment(),
    encoding: "utf8",
    timeout: PROBE_TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  return lastReport(stderr);
}

function argumentsFor(program: readonly string[], request: ChildRequest): string[] {
  return [...program, JSON.stringify(request)];
}

/** Nothing of ours is of use to a program that begins as root and takes what the network sends. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TZ } = process.env;
  return { PATH, TZ };
}

function lastReport(text: string): ChildReport | undefined {
  return text
    .split("\n")
    .flatMap((line) => parseReport(line) ?? [])
    .at(-1);
}

function parseReport(line: string): ChildReport | undefined {
  try {
    return childReportSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
