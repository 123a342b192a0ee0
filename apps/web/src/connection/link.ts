import {
  type Batch,
  type ClientMessage,
  decodeBatch,
  decodeSeries,
  isSeries,
  PROTOCOL_VERSION,
  type Series,
  type ServerMessage,
} from "@tcp-ladder/protocol";
import ReconnectingWebSocket from "partysocket/ws";
import { parseServerMessage } from "./parse.ts";

export interface LinkHandlers {
  /** The server has answered: every subscription is to be made again. */
  readonly opened: () => void;
  readonly lost: () => void;
  readonly message: (message: ServerMessage) => void;
  readonly batch: (batch: Batch) => void;
  /** Only who asks for series needs it. */
  readonly series?: (series: Series) => void;
}

/** The one way to the server: it mends itself, and what was sent while it was broken is not kept. */
export interface Link {
  send(message: ClientMessage): void;
  nextRequest(): number;
  close(): void;
}

/** A server that is being restarted is back within a second or two; there is no use in waiting much longer. */
const RECONNECT = { minReconnectionDelay: 250, maxReconnectionDelay: 2000, reconnectionDelayGrowFactor: 1.4 };

export function openLink(handlers: LinkHandlers): Link {
  const url = new URL("/ws", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new ReconnectingWebSocket(url.href, [], {
    ...RECONNECT,
    connectionTimeout: 4000,
    maxEnqueuedMessages: 0,
    minUptime: 0,
  });
  socket.binaryType = "arraybuffer";
  let requests = 0;
  let open = false;

  const send = (message: ClientMessage): void => {
    if (open) socket.send(JSON.stringify(message));
  };
  socket.addEventListener("open", () => {
    open = true;
    send({ type: "hello", version: PROTOCOL_VERSION });
    handlers.opened();
  });
  socket.addEventListener("close", () => {
    open = false;
    handlers.lost();
  });
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) {
      if (isSeries(data)) handlers.series?.(decodeSeries(data));
      else handlers.batch(decodeBatch(data));
    } else if (typeof data === "string") {
      const message = parseServerMessage(data);
      if (message !== undefined) handlers.message(message);
    }
  });
  return { send, nextRequest: () => ++requests, close: () => socket.close() };
}
