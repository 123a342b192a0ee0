import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { errorBody } from "@tcp-ladder/protocol";

/**
 * What Node cannot parse as HTTP. A request before it on the same connection is still answered (its body may simply
 * have been followed by more than it announced); then the connection ends.
 */
export function answerMalformed(server: Server): void {
  const busy = new WeakMap<object, Set<ServerResponse>>();
  server.on("request", track);
  server.on("checkContinue", track);

  function track(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const responses = busy.get(socket) ?? new Set();
    busy.set(socket, responses.add(response));
    response.once("close", () => responses.delete(response));
  }

  server.on("clientError", (error: NodeJS.ErrnoException, duplex) => {
    const socket = duplex as Socket;
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const last = [...(busy.get(socket) ?? [])].at(-1);
    if (last === undefined) {
      const body = JSON.stringify(
        errorBody("bad-request", "This is not HTTP as the server knows it.", "Check the client."),
      );
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    } else if (!last.req.complete) {
      // Its body was broken off, or is itself malformed: whoever takes it sees the connection end.
      socket.destroy();
    } else {
      if (!last.headersSent) last.setHeader("connection", "close");
      last.once("finish", () => socket.end());
    }
  });
}
