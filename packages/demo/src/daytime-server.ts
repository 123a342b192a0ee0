import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { addressText, socketAddresses } from "./address.ts";
import { daytime } from "./ctime.ts";
import { portHolders } from "./port-holder.ts";
import { openProgram, type Program } from "./program.ts";
import type { Reporter } from "./report.ts";
import { connectionTrouble, listenTrouble } from "./trouble.ts";
import { openWaitingRoom } from "./waiting-room.ts";

export interface DaytimeServerOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Seconds before the write, and before the close. */
  readonly before: number;
  readonly after: number;
}

/** LISTENQ of the article. */
const BACKLOG = 1024;

/**
 * The article's server: listens, and then again and again accepts a connection, waits, writes the time of day in 26
 * bytes, waits, closes. One connection at a time: who comes meanwhile is connected by the kernel and waits its turn.
 * Runs until `end`. False where it could not listen.
 */
export async function runDaytimeServer(
  options: DaytimeServerOptions,
  report: Reporter,
  end: AbortSignal,
): Promise<boolean> {
  const program = openProgram("server", report, end);
  const room = openWaitingRoom<Socket>(end);
  // paused: like the article's server it never reads, and takes no notice of what the client does until it writes
  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, room.enter);

  program.call("socket", "done", "socket");
  const asked = addressText(options.host, options.port);
  if (options.port !== 0) program.call("bind", "done", `bind ${asked}`, { local: asked });
  // Node makes the three calls at once; the last is told when it has worked
  server.listen({ host: options.host, port: options.port, backlog: BACKLOG });
  try {
    await once(server, "listening", { signal: end });
  } catch (error) {
    server.close();
    if (end.aborted) return true;
    const holders = portHolders(options.port);
    report({ type: "trouble", ...listenTrouble(error as Error, options.host, options.port, holders) });
    return false;
  }
  const bound = server.address();
  const local = addressText(options.host, typeof bound === "object" && bound ? bound.port : options.port);
  program.call("listen", "done", `listen (backlog ${BACKLOG})`, { local });

  for (;;) {
    program.call("accept", "enter", "accept (blocks)", { local });
    const socket = await room.next();
    if (socket === undefined) break;
    await serve(socket, options, program, report, end);
  }
  server.close();
  for (const socket of room.leave()) socket.destroy();
  return true;
}

async function serve(
  socket: Socket,
  { before, after }: DaytimeServerOptions,
  program: Program,
  report: Reporter,
  end: AbortSignal,
): Promise<void> {
  const ends = socketAddresses(socket);
  let failed = false;
  socket.on("error", (error) => {
    failed = true;
    report({
      type: "trouble",
      ...connectionTrouble(error, socket.remoteAddress ?? "the client", socket.remotePort ?? 0),
    });
  });
  program.call("accept", "return", "accept returns", ends);
  if (await program.sleep(before, ends)) {
    const bytes = daytime(new Date());
    program.call("write", "done", `write ${bytes.length} bytes`, ends);
    await new Promise((resolve) => socket.write(bytes, resolve));
    if (!failed) await program.sleep(after, ends);
  }
  if (!end.aborted) program.call("close", "done", "close", ends);
  // close(2) and nothing else: what was written is in the kernel, so a FIN follows it
  socket.destroy();
}
