import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaptureEntry } from "@tcp-ladder/protocol";
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

/** Resolves when the list of captures is so; looked at whenever it has changed. */
export function untilListed(
  { library }: RunningServer,
  fits: (list: readonly CaptureEntry[]) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!fits(library.list())) return;
      stop();
      resolve();
    };
    const stop = library.onList(look);
    look();
  });
}
