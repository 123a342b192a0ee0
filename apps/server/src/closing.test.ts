import { once } from "node:events";
import { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { PROTOCOL_VERSION } from "@tcp-ladder/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { type LiveService, noLiveService } from "./live-service.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

/*
 * How the server ends: each connection is ended by the server itself, at its turn, and no clock has a part in it. Timers
 * are the test's own here, and stand still.
 */

let server: TestServer;
/** What the server ended, in its order. */
let ended: string[];
let sessionEnds: () => void;
let http: Server;
/** The server's ends of the pages that it has ended. */
let pages: readonly unknown[];
/** Every connection is gone, those of pages too. */
let allGone: Promise<unknown>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  ended = [];
  const listen = vi.spyOn(Server.prototype, "listen");
  server = await startTestServer({ openLive: liveWithSession });
  http = listen.mock.contexts[0] as Server;
  allGone = once(http, "close");
  tell(http, "close", "port");
  tell(http, "closeAllConnections", "requests");
  tell(server.running.library, "close", "captures");
  pages = tell(WebSocket.prototype, "close", "page");
  tell(WebSocket.prototype, "terminate", "page, without asking");
});
afterEach(async () => {
  sessionEnds();
  await server.dispose();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Calls through, and is written down; returns those of whom it was called. */
function tell(whom: object, method: string, what: string): readonly unknown[] {
  const methods = whom as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method];
  return vi.spyOn(methods, method).mockImplementation(function (this: unknown, ...args: unknown[]) {
    ended.push(what);
    return original?.apply(this, args);
  }).mock.contexts;
}

/** ws has let go of every page too. */
async function pagesGone(): Promise<void> {
  for (const one of pages) {
    if (one instanceof WebSocket && one.readyState !== WebSocket.CLOSED) await once(one, "close");
  }
}

/** A service with a session that ends when the test says so. */
function liveWithSession(): LiveService {
  const over = new Promise<void>((resolve) => {
    sessionEnds = resolve;
  });
  return {
    ...noLiveService(),
    async close() {
      ended.push("sessions are asked");
      await over;
      ended.push("sessions");
    },
  };
}

/** A client that sends these bytes and reads until the server ends the connection. */
async function client(bytes: string): Promise<{ readonly socket: Socket; readonly over: Promise<string> }> {
  const socket = connect(server.running.port, "127.0.0.1");
  await once(socket, "connect");
  let text = "";
  socket.setEncoding("latin1").on("data", (more: string) => {
    text += more;
  });
  const over = new Promise<string>((resolve) => {
    socket.on("error", () => {}).once("close", () => resolve(text));
  });
  socket.write(bytes);
  return { socket, over };
}

const head = (line: string, ...more: string[]) => [line, "Host: localhost", ...more, "", ""].join("\r\n");
const UPGRADE = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  `Sec-WebSocket-Key: ${btoa("0123456789abcdef")}`,
];

/** A connection that has been answered and is kept open for the next request. */
async function idle() {
  const kept = await client(head("GET /healthz HTTP/1.1"));
  await once(kept.socket, "data");
  return kept;
}

/** An upload of which the server has a part. */
async function halfSent() {
  const listed = new Promise<void>((resolve) => server.running.library.onList(resolve));
  const half = await client(
    `${head("PUT /api/captures?name=half.txt HTTP/1.1", "Content-Length: 1000")}IP is not here\n`,
  );
  await listed;
  expect(server.stored()).toHaveLength(1);
  return half;
}

/** A page that has been greeted. */
async function page() {
  const socket = new WebSocket(`ws://127.0.0.1:${server.running.port}/ws`);
  const over = once(socket, "close");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "hello", version: PROTOCOL_VERSION }));
  await once(socket, "message");
  return { socket, over };
}

test("everything is ended by the server, in order: port, sessions, pages, requests, captures", async () => {
  const [kept, half, watching] = [await idle(), await halfSent(), await page()];
  const closing = server.running.close();
  // the port at once, and with it who has nothing under way
  expect(ended).toEqual(["port", "sessions are asked"]);
  await kept.over;
  expect(http.listening).toBe(false);
  // a session may still have something to tell: pages stay until it has ended
  expect([watching.socket.readyState, half.socket.destroyed]).toEqual([WebSocket.OPEN, false]);
  sessionEnds();
  await closing;
  expect(ended).toEqual(["port", "sessions are asked", "sessions", "page", "requests", "captures"]);
  const [code, reason] = (await watching.over) as [number, Buffer];
  expect([code, reason.toString()]).toEqual([1001, "the server is ending"]);
  await half.over;
  // nobody is left, no half upload either, and nothing waits: a program with nothing else to do ends
  await allGone;
  await pagesGone();
  expect(server.stored()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(ended).not.toContain("page, without asking");
});

test("a page that does not answer is told, and after 100 ms no longer asked", async () => {
  const deaf = await client(head("GET /ws HTTP/1.1", ...UPGRADE));
  await once(deaf.socket, "data");
  sessionEnds();
  await server.running.close();
  expect(ended.filter((one) => one.startsWith("page"))).toEqual(["page"]);
  vi.advanceTimersByTime(99);
  expect(ended).not.toContain("page, without asking");
  vi.advanceTimersByTime(1);
  expect(ended.at(-1)).toBe("page, without asking");
  await deaf.over;
  await allGone;
  await pagesGone();
  expect(vi.getTimerCount()).toBe(0);
});

test("a session that does not end is not waited for longer than 800 ms", async () => {
  const half = await halfSent();
  const closing = server.running.close();
  await vi.advanceTimersByTimeAsync(799);
  expect(ended).toEqual(["port", "sessions are asked"]);
  await vi.advanceTimersByTimeAsync(1);
  await closing;
  expect(ended).toEqual(["port", "sessions are asked", "requests", "captures"]);
  await half.over;
  await allGone;
  expect(vi.getTimerCount()).toBe(0);
});

test("closing twice is closing once", async () => {
  sessionEnds();
  await Promise.all([server.running.close(), server.running.close()]);
  expect(ended).toEqual(["port", "sessions are asked", "sessions", "requests", "captures"]);
  await allGone;
});
