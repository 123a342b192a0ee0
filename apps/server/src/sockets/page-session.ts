import {
  type ClientMessage,
  clientMessageSchema,
  type ErrorBody,
  errorBody,
  PROTOCOL_VERSION,
} from "@tcp-ladder/protocol";
import type { Logger } from "pino";
import type { RawData, WebSocket } from "ws";
import type { Library } from "../captures/library.ts";
import type { LiveService } from "../live-service.ts";
import type { Outcome } from "../outcome.ts";
import { SOFTWARE_VERSION } from "../version.ts";
import { answer, loaded, unknownConnection } from "./answers.ts";
import { startFollowing } from "./following.ts";
import { Outlet } from "./outlet.ts";
import { Watches } from "./watches.ts";

export interface SessionParts {
  readonly library: Library;
  readonly live: LiveService;
  readonly log: Logger;
  readonly maxUploadBytes: number;
}

/** Close codes of our own, from 4000 on (RFC 6455, section 7.4.2). */
export const CLOSE_BAD_VERSION = 4001;
export const CLOSE_NO_HELLO = 4002;

/** One page: what it said, what it watches and follows. A message that is wrong is answered and harms nothing. */
export class PageSession {
  readonly outlet: Outlet;
  readonly #socket: WebSocket;
  readonly #parts: SessionParts;
  readonly #watches: Watches;
  #stopFollowing: (() => void) | undefined;
  /** Rises with each follow and unfollow: one that had to wait may have been overtaken. */
  #followTurn = 0;
  #greeted = false;
  #closed = false;

  constructor(socket: WebSocket, parts: SessionParts) {
    this.#socket = socket;
    this.#parts = parts;
    this.outlet = new Outlet(socket);
    this.#watches = new Watches(this.outlet);
  }

  /** Whether hello has been said and answered: news go to such pages alone. */
  get greeted(): boolean {
    return this.#greeted;
  }

  receive(data: RawData, isBinary: boolean): void {
    const message = isBinary ? undefined : parseJson(data);
    const parsed = clientMessageSchema.safeParse(message);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join(".") ?? "";
      const what = where === "" ? "is none of the protocol's" : `is wrong at "${where}"`;
      this.outlet.error(errorBody("bad-request", `The message ${what}.`), requestOf(message));
      return;
    }
    this.#dispatch(parsed.data).catch((error: unknown) => {
      this.#parts.log.error({ error, message }, "a page's request failed");
      this.outlet.error(errorBody("internal", "The server failed at this request."), requestOf(message));
    });
  }

  close(): void {
    this.#closed = true;
    this.#watches.close();
    this.#unfollow();
  }

  async #dispatch(message: ClientMessage): Promise<void> {
    if (message.type === "hello") return this.#greet(message.version);
    if (!this.#greeted) {
      this.outlet.error(errorBody("bad-request", "The first message must be hello."), requestOf(message));
      return this.#socket.close(CLOSE_NO_HELLO, "hello first");
    }
    const { library, live } = this.#parts;
    switch (message.type) {
      case "watch": {
        const lease = library.open(message.capture);
        if (lease.ok) this.#watches.watch(message.capture, lease.value, message.request);
        else this.outlet.error(lease.error, message.request);
        return;
      }
      case "unwatch":
        return this.#watches.unwatch(message.capture);
      case "connections":
      case "window":
      case "overview":
      case "find":
      case "series":
      case "about":
      case "detail": {
        const lease = library.open(message.capture);
        if (!lease.ok) return this.outlet.error(lease.error, message.request);
        try {
          return await answer(this.outlet, lease.value.capture, message);
        } finally {
          lease.value.release();
        }
      }
      case "follow":
        return this.#follow(message);
      case "unfollow":
        return this.#unfollow();
      case "live-start":
        return this.#done(message.request, await live.start(message));
      case "live-stop":
        return this.#done(message.request, await live.stop(message.capture));
      case "demo-run":
        return this.#done(message.request, await live.runDemo(message));
      case "demo-stop":
        return this.#done(message.request, await live.stopDemo());
    }
  }

  async #greet(version: number): Promise<void> {
    if (version !== PROTOCOL_VERSION) {
      const message = `The page speaks version ${version} of the protocol, the server version ${PROTOCOL_VERSION}.`;
      this.outlet.error(errorBody("bad-version", message));
      return this.#socket.close(CLOSE_BAD_VERSION, "version");
    }
    const { library, live } = this.#parts;
    const known = live.ability();
    this.#welcome(known);
    this.outlet.send({ type: "captures", captures: library.list() });
    this.outlet.send({ type: "demo", demo: live.demo() });
    this.#greeted = true;
    const now = await live.refreshAbility();
    if (JSON.stringify(now) !== JSON.stringify(known)) this.#welcome(now);
  }

  #welcome(live: ReturnType<LiveService["ability"]>): void {
    const { maxUploadBytes } = this.#parts;
    this.outlet.send({
      type: "welcome",
      version: PROTOCOL_VERSION,
      software: SOFTWARE_VERSION,
      live,
      maxUploadBytes,
      timeMs: Date.now(),
    });
  }

  async #follow(message: Extract<ClientMessage, { type: "follow" }>): Promise<void> {
    this.#unfollow();
    const turn = this.#followTurn;
    const opened = this.#parts.library.open(message.capture);
    if (!opened.ok) return this.outlet.error(opened.error, message.request);
    const lease = opened.value;
    const { connection } = message;
    const { engine } = lease.capture;
    if (connection !== "newest") await loaded(lease.capture, () => engine.flow.connections > connection);
    if (this.#closed || turn !== this.#followTurn) return lease.release();
    if (connection !== "newest" && connection >= engine.flow.connections) {
      lease.release();
      return this.outlet.error(unknownConnection(connection), message.request);
    }
    this.#stopFollowing = startFollowing(this.outlet, lease, message);
  }

  #unfollow(): void {
    this.#followTurn++;
    this.#stopFollowing?.();
    this.#stopFollowing = undefined;
  }

  #done(request: number, outcome: Outcome<string | undefined>): void {
    if (!outcome.ok) this.#refused(request, outcome.error);
    else if (outcome.value === undefined) this.outlet.send({ type: "done", request });
    else this.outlet.send({ type: "done", request, capture: outcome.value });
  }

  #refused(request: number, error: ErrorBody): void {
    this.outlet.error(error, request);
  }
}

function parseJson(data: RawData): unknown {
  try {
    return JSON.parse(Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString());
  } catch {
    return undefined;
  }
}

function requestOf(message: unknown): number | undefined {
  if (typeof message !== "object" || message === null || !("request" in message)) return undefined;
  const { request } = message;
  return typeof request === "number" && Number.isSafeInteger(request) && request >= 0 ? request : undefined;
}
