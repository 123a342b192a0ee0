import type { ErrorBody, ServerMessage } from "@tcp-ladder/protocol";
import { WebSocket } from "ws";

/** Beyond this nothing is sent that was not asked for: it would only be older when it arrives. */
const EAGER_BYTES = 64 << 10;
/** Beyond this a page is not listened to until it has read: its questions would pile up as answers in our memory. */
const DEAF_BYTES = 4 << 20;

/** What goes out to one page, and whether the page keeps up with it. */
export class Outlet {
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  send(message: ServerMessage): void {
    this.#write(JSON.stringify(message));
  }

  sendBytes(bytes: Uint8Array): void {
    this.#write(bytes);
  }

  error(error: ErrorBody, request?: number): void {
    this.send(request === undefined ? { type: "error", error } : { type: "error", request, error });
  }

  /** Whether news may be sent now. If not, `again` is called once when they may. */
  ready(again: () => void): boolean {
    if (this.#socket.bufferedAmount <= EAGER_BYTES) return true;
    this.#waiting.add(again);
    return false;
  }

  #write(data: string | Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(data, this.#written);
    if (this.#socket.bufferedAmount > DEAF_BYTES && !this.#socket.isPaused) this.#socket.pause();
  }

  readonly #written = (): void => {
    const { bufferedAmount } = this.#socket;
    if (bufferedAmount <= DEAF_BYTES / 2 && this.#socket.isPaused) this.#socket.resume();
    if (bufferedAmount > EAGER_BYTES || this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const again of waiting) again();
  };
}
