import { createServer } from "node:http";
import { join } from "node:path";
import type { DecompressLimits } from "@tcp-ladder/capture-file";
import type { Logger } from "pino";
import { Library } from "./captures/library.ts";
import { PAGE_FOLDER, SAMPLES_FOLDER } from "./config/paths.ts";
import { allowedHosts } from "./http/allowed-hosts.ts";
import { createApp } from "./http/app.ts";
import { answerMalformed } from "./http/client-errors.ts";
import { type Listening, listen } from "./http/listen.ts";
import { type LiveService, noLiveService, type OpenLiveService } from "./live-service.ts";
import { openLogger } from "./log/logger.ts";
import { type Outcome, success } from "./outcome.ts";
import { serveSockets } from "./sockets/socket-server.ts";

export interface ServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Whether another port will do where this one is taken. */
  readonly strictPort: boolean;
  /** Captures are kept in its `captures` folder. */
  readonly dataFolder: string;
  readonly maxUploadBytes: number;
  /** How much is unpacked of a compressed capture. */
  readonly limits?: DecompressLimits;
  readonly openLive?: OpenLiveService;
  readonly pageFolder?: string;
  readonly samplesFolder?: string;
  readonly log?: Logger;
  readonly heartbeatMs?: number;
}

export interface RunningServer extends Listening {
  readonly library: Library;
  readonly live: LiveService;
  /** Ends children, connections and the port. Within a second, and twice is harmless. */
  close(): Promise<void>;
}

const CLOSE_MS = 800;

/** Starts everything that a page needs. Where it cannot listen it says why. */
export async function startServer(options: ServerOptions): Promise<Outcome<RunningServer>> {
  const log = options.log ?? openLogger();
  const hosts = allowedHosts(options.host);
  const library = new Library({
    root: join(options.dataFolder, "captures"),
    samples: options.samplesFolder ?? SAMPLES_FOLDER,
    log,
    ...(options.limits && { limits: options.limits }),
  });
  let ownPort = options.port;
  const live = options.openLive?.({ captures: library, ownPort: () => ownPort, log }) ?? noLiveService();
  const parts = { hosts, library, live, log, maxUploadBytes: options.maxUploadBytes };
  const app = createApp({ ...parts, pageFolder: options.pageFolder ?? PAGE_FOLDER });
  // A large upload over a slow line takes what it takes; one that stands still is ended where it is received.
  const server = createServer({ requestTimeout: 0 }, app);
  // Whoever asks before sending (Expect: 100-continue) is answered by the route, which may refuse.
  server.on("checkContinue", app);
  answerMalformed(server);
  const heartbeat = options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs };
  const sockets = serveSockets(server, { ...parts, ...heartbeat });
  const listening = await listen(server, options);
  if (!listening.ok) {
    sockets.close();
    await live.close();
    library.close();
    return listening;
  }
  ownPort = listening.value.port;
  library.onList(() => sockets.broadcast({ type: "captures", captures: library.list() }));
  live.onDemo((demo) => sockets.broadcast({ type: "demo", demo }));

  async function end(): Promise<void> {
    server.close();
    let impatience: NodeJS.Timeout | undefined;
    const longest = new Promise<void>((resolve) => {
      impatience = setTimeout(resolve, CLOSE_MS).unref();
    });
    await Promise.race([live.close(), longest]);
    clearTimeout(impatience);
    sockets.close();
    // Uploads under way are broken off, and so taken away again, before the library lets go of the rest.
    server.closeAllConnections();
    library.close();
  }
  let ending: Promise<void> | undefined;
  return success({ ...listening.value, library, live, close: () => (ending ??= end()) });
}
