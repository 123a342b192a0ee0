import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { ERRORS, type ErrorBody, errorBody, type ServerMessage } from "@tcp-ladder/protocol";
import { type WebSocket, WebSocketServer } from "ws";
import { type AllowedHosts, isOwnOrigin } from "../http/allowed-hosts.ts";
import { PageSession, type SessionParts } from "./page-session.ts";

/** Every message of the protocol fits many times over. */
const MAX_MESSAGE_BYTES = 32 << 10;
const CLOSE_GOING_AWAY = 1001;

export interface SocketServerOptions extends SessionParts {
  readonly hosts: AllowedHosts;
  /** A page that has not answered the ping before the next is taken for gone. */
  readonly heartbeatMs?: number;
}

export interface SocketServer {
  /** Tells every page. */
  broadcast(message: ServerMessage): void;
  /** Sends all pages away. */
  close(): void;
}

/** Takes WebSockets at `/ws` of an HTTP server, for pages of this server alone. */
export function serveSockets(server: Server, options: SocketServerOptions): SocketServer {
  // Compression made sending to many pages several times slower, on loopback for nothing.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const sessions = new Map<WebSocket, PageSession>();
  const quiet = new Set<WebSocket>();

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const refusal = refuse(request, options.hosts);
    if (refusal !== undefined) answerPlainly(socket, refusal);
    else sockets.handleUpgrade(request, socket, head, accept);
  });

  function accept(socket: WebSocket): void {
    const session = new PageSession(socket, options);
    sessions.set(socket, session);
    socket.on("message", (data, isBinary) => session.receive(data, isBinary));
    socket.on("pong", () => quiet.delete(socket));
    // A broken frame or one that is too large: ws closes with the code that says so (RFC 6455, section 7.4.1).
    socket.on("error", (error) => options.log.debug({ error }, "a page's connection failed"));
    socket.on("close", () => {
      sessions.delete(socket);
      quiet.delete(socket);
      session.close();
    });
  }

  const heartbeat = setInterval(() => {
    for (const socket of sessions.keys()) {
      if (quiet.has(socket)) socket.terminate();
      else {
        quiet.add(socket);
        socket.ping();
      }
    }
  }, options.heartbeatMs ?? 20_000).unref();

  return {
    broadcast(message) {
      for (const session of sessions.values()) if (session.greeted) session.outlet.send(message);
    },
    close() {
      clearInterval(heartbeat);
      for (const [socket, session] of sessions) {
        session.close();
        socket.close(CLOSE_GOING_AWAY, "the server is ending");
        const patience = setTimeout(() => socket.terminate(), 100).unref();
        socket.once("close", () => clearTimeout(patience));
      }
    },
  };
}

function refuse(request: IncomingMessage, hosts: AllowedHosts): ErrorBody | undefined {
  const { host, origin } = request.headers;
  if (!hosts.allows(host)) return errorBody("foreign-host", `This server does not answer to ${host ?? "no name"}.`);
  // Browsers always send it; programs that do not are none that a foreign page could have started.
  if (origin !== undefined && !isOwnOrigin(origin, host)) {
    return errorBody("foreign-origin", `A page of ${origin} may not connect here.`);
  }
  if (request.url?.split("?")[0] !== "/ws") return errorBody("not-found", "WebSockets are served at /ws.");
  return undefined;
}

function answerPlainly(socket: Duplex, error: ErrorBody): void {
  const body = JSON.stringify(error);
  socket.end(
    `HTTP/1.1 ${ERRORS[error.code].status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
