import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../../dev/free-port.mjs";

/** The program that is measured, as it was built. */
export const CLI = join(process.cwd(), "apps/server/dist/cli.js");

export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the server as a process of its own, and waits until it answers.
 *
 * @param folder where its captures go
 */
export async function openServer(folder: string, ...options: readonly string[]): Promise<BenchServer> {
  const port = String(await freePort());
  const args = ["serve", "--port", port, "--strict-port", "--no-open", "--data", folder, ...options];
  const child = spawn(process.execPath, [CLI, ...args], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  await retry(async () => {
    const answer = await fetch(`${url}/healthz`);
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  });
  return { url, close: () => end(child) };
}

/** Ends a process, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Tries for a quarter of a minute. */
export async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + 15_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}
