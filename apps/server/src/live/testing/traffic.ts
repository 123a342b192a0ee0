import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP server on a free port that sends back what it gets. */
export async function openEcho(host = "127.0.0.1"): Promise<{ readonly port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.pipe(socket);
  });
  server.listen(0, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A connection to who sends everything back. */
export interface EchoTalk {
  /** Sends, and resolves when the same has come back. */
  say(payload: string): Promise<void>;
  /** Closes; resolves when it is closed. */
  end(): Promise<void>;
}

export async function openTalk(port: number, host = "127.0.0.1"): Promise<EchoTalk> {
  const socket = connect({ host, port });
  await once(socket, "connect");
  return {
    async say(payload) {
      socket.write(payload);
      let got = 0;
      while (got < payload.length) {
        const [chunk] = (await once(socket, "data")) as [Buffer];
        got += chunk.length;
      }
    },
    async end() {
      socket.end();
      await once(socket, "close");
    },
  };
}

/** Connects, sends, reads the same back, closes; resolves when it is closed. */
export async function exchange(port: number, payload: string, host = "127.0.0.1"): Promise<void> {
  const talk = await openTalk(port, host);
  await talk.say(payload);
  await talk.end();
}

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const FLOOD = `
  const { connect, createServer } = require("node:net");
  const [port, bytes] = process.argv.slice(1).map(Number);
  const piece = Buffer.alloc(1 << 16);
  const server = createServer((socket) => socket.resume().on("close", () => server.close()));
  server.listen(port, "127.0.0.1", () => {
    const socket = connect(port, "127.0.0.1");
    let sent = 0;
    const send = () => {
      while (sent < bytes) if (sent += piece.length, !socket.write(piece)) return socket.once("drain", send);
      socket.end();
    };
    send();
  });`;

/** Sends that many bytes over loopback, in a process of its own; this one stands still meanwhile. */
export function flood(port: number, bytes: number): void {
  execFileSync(process.execPath, ["-e", FLOOD, String(port), String(bytes)]);
}
