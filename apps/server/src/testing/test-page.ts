import { once } from "node:events";
import {
  type Batch,
  type ClientMessage,
  decodeBatch,
  PROTOCOL_VERSION,
  type ServerMessage,
} from "@tcp-ladder/protocol";
import { type ClientOptions, WebSocket } from "ws";

/** The page's end of a WebSocket, for tests: what came is kept until it is asked for. */
export interface TestPage {
  readonly socket: WebSocket;
  send(message: ClientMessage): void;
  /** The next text message that fits, from what has come or will. */
  next<T extends ServerMessage["type"]>(
    type: T,
    fits?: (message: Extract<ServerMessage, { type: T }>) => boolean,
  ): Promise<Extract<ServerMessage, { type: T }>>;
  batch(fits?: (batch: Batch) => boolean): Promise<Batch>;
  close(): void;
}

export async function openPage(base: string, options: ClientOptions = {}): Promise<TestPage> {
  const socket = new WebSocket(`${base.replace("http", "ws")}/ws`, { origin: base, ...options });
  const kept: (ServerMessage | Batch)[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer, isBinary) => {
    if (isBinary) kept.push(decodeBatch(new Uint8Array(data).buffer));
    else kept.push(JSON.parse(data.toString()) as ServerMessage);
    for (const look of waiting) look();
  });
  await once(socket, "open");

  function take<T extends ServerMessage | Batch>(fits: (item: ServerMessage | Batch) => item is T): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const index = kept.findIndex(fits);
        const found = kept[index];
        if (found === undefined || !fits(found)) return;
        kept.splice(index, 1);
        waiting.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(
          new Error(`nothing that fits among ${JSON.stringify(kept.map((one) => ("type" in one ? one : "batch")))}`),
        );
      }, 4000);
      waiting.add(look);
      look();
    });
  }

  return {
    socket,
    send: (message) => socket.send(JSON.stringify(message)),
    next: (type, fits) =>
      take(
        (item): item is Extract<ServerMessage, { type: typeof type }> =>
          "type" in item &&
          item.type === type &&
          (fits?.(item as Extract<ServerMessage, { type: typeof type }>) ?? true),
      ),
    batch: (fits) => take((item): item is Batch => "columns" in item && (fits?.(item) ?? true)),
    close: () => socket.terminate(),
  };
}

/** A page that has said hello and been welcomed. */
export async function openGreetedPage(base: string): Promise<TestPage> {
  const page = await openPage(base);
  page.send({ type: "hello", version: PROTOCOL_VERSION });
  await page.next("welcome");
  return page;
}
