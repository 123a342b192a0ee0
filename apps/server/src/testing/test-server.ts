import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { OpenLiveService } from "../live-service.ts";
import { type RunningServer, type ServerOptions, startServer } from "../server.ts";

/** A server on a free port of loopback with a data folder of its own, for tests. */
export interface TestServer {
  readonly running: RunningServer;
  readonly base: string;
  readonly data: string;
  /** What lies in the folder of captures, hidden things too. */
  stored(): string[];
  put(name: string, body: string | Uint8Array): Promise<Response>;
  /** Ends it and starts it anew on the same folder. */
  restart(): Promise<TestServer>;
  dispose(): Promise<void>;
}

export async function startTestServer(
  options: Partial<ServerOptions> & { readonly openLive?: OpenLiveService } = {},
): Promise<TestServer> {
  const data = options.dataFolder ?? mkdtempSync(join(tmpdir(), "tcp-ladder-server-"));
  const started = await startServer({
    host: "127.0.0.1",
    port: 0,
    strictPort: true,
    maxUploadBytes: 1 << 20,
    log: pino({ level: "silent" }),
    ...options,
    dataFolder: data,
  });
  if (!started.ok) throw new Error(started.error.message);
  const running = started.value;
  const base = `http://127.0.0.1:${running.port}`;
  return {
    running,
    base,
    data,
    stored: () => readdirSync(join(data, "captures")).sort(),
    put: (name, body) =>
      fetch(`${base}/api/captures?name=${encodeURIComponent(name)}`, {
        method: "PUT",
        body: typeof body === "string" ? body : new Uint8Array(body),
      }),
    async restart() {
      await running.close();
      return startTestServer({ ...options, dataFolder: data });
    },
    async dispose() {
      await running.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A GET with headers that fetch would not let through. */
export function getWith(base: string, path: string, headers: Record<string, string>): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request(`${base}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, body: bytes.toString() });
      });
    })
      .on("error", reject)
      .end();
  });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
  readonly bytes: Buffer;
}

/** Asks until it is so; for what happens elsewhere, after an answer was already sent. */
export async function until(test: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 5000;
  while (!(await test())) {
    if (performance.now() > end) throw new Error("it did not come about within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
