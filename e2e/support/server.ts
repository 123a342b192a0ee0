import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../apps/server/dist/cli.js", import.meta.url));

export interface Health {
  readonly status: string;
  readonly version: string;
  /** Whether live capture is possible here, and if not why. */
  readonly live: { readonly possible: boolean };
}

/** The built server as people start it, on a free port, with a data directory of its own. */
export interface Server {
  readonly url: string;
  start(): Promise<void>;
  /** As a power cut would: SIGKILL. */
  kill(): Promise<void>;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
  health(): Promise<Health>;
  upload(name: string, bytes: Uint8Array | string): Promise<string>;
  /** Starts it where it was ended, and deletes what is there besides the samples. */
  empty(): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

export async function openServer(...args: readonly string[]): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = mkdtempSync(join(tmpdir(), "tcp-ladder-e2e-"));
  let child: ChildProcess | undefined;

  async function end(signal: NodeJS.Signals): Promise<void> {
    const process = child;
    child = undefined;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    const exited = once(process, "exit");
    process.kill(signal);
    await exited;
  }

  async function start(): Promise<void> {
    const options = ["--port", String(port), "--strict-port", "--no-open", "--data", data];
    const started = spawn(process.execPath, [CLI, "serve", ...options, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    child = started;
    await greeted(started);
  }

  async function captures(): Promise<readonly { readonly id: string }[]> {
    const all = (await (await fetch(`${url}/api/captures`)).json()) as readonly { id: string; kind: string }[];
    return all.filter(({ kind }) => kind !== "sample");
  }

  const server: Server = {
    url,
    start,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGINT"),
    health: async () => (await (await fetch(`${url}/healthz`)).json()) as Health,
    upload: async (name, bytes) => {
      const body = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
      const answer = await fetch(`${url}/api/captures?name=${encodeURIComponent(name)}`, { method: "PUT", body });
      if (answer.status !== 201) throw new Error(`PUT ${name}: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { readonly id: string }).id;
    },
    empty: async () => {
      if (child === undefined) await start();
      for (let left = await captures(); left.length > 0; left = await captures()) {
        // One that is still arriving is refused until the server has seen that its page is gone.
        for (const { id } of left) await fetch(`${url}/api/captures/${id}`, { method: "DELETE" });
      }
    },
    dispose: async () => {
      await end("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
  await start();
  return server;
}

/** Resolves when the program has said how to stop it, which it does once it listens. */
function greeted(started: ChildProcessByStdio<null, Readable, Readable>): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Ctrl-C")) resolve();
      });
    }
    started.once("error", reject).once("exit", () => reject(new Error(`the server ended; it said:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
