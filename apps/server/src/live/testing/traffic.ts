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

/** Connects, sends, reads the same back, closes; resolves when it is closed. */
export async function exchange(port: number, payload: string, host = "127.0.0.1"): Promise<void> {
  const socket = connect({ host, port });
  await once(socket, "connect");
  socket.write(payload);
  let got = 0;
  while (got < payload.length) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    got += chunk.length;
  }
  socket.end();
  await once(socket, "close");
}
