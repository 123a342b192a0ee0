import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ClientMessage, type DemoStatus, PROTOCOL_VERSION } from "@tcp-ladder/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { LiveCaptureFile } from "../captures/live-capture-file.ts";
import { SAMPLES_FOLDER } from "../config/paths.ts";
import { type LiveService, noLiveService } from "../live-service.ts";
import { failure, success } from "../outcome.ts";
import { pcapHeader, pcapRecords } from "../testing/pcap.ts";
import { openGreetedPage, openPage, type TestPage } from "../testing/test-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const article = readFileSync(join(SAMPLES_FOLDER, "article.txt"), "utf8");
let server: TestServer;
const pages: TestPage[] = [];

/** What the server asked of its live service, and a way for the test to be that service. */
const asked: unknown[] = [];
let tellDemo: ((demo: DemoStatus) => void) | undefined;
const live: LiveService = {
  ...noLiveService(),
  ability: () => ({ possible: true, reason: undefined, interfaces: [] }),
  refreshAbility: async () => ({
    possible: true,
    reason: undefined,
    interfaces: [{ name: "lo", addresses: ["127.0.0.1"] }],
  }),
  start: async (request) => {
    asked.push(["start", request.interface, request.filter]);
    return request.filter === "((" ? failure("bad-filter", "syntax error in filter expression") : success("abc");
  },
  stop: async (capture) => {
    asked.push(["stop", capture]);
    return success(undefined);
  },
  runDemo: async ({ before, after, port }) => {
    asked.push(["run", before, after, port]);
    return success("def");
  },
  onDemo: (listener) => {
    tellDemo = listener;
    return () => {};
  },
};

beforeAll(async () => {
  server = await startTestServer({ openLive: () => live });
});
afterAll(() => server.dispose());
afterEach(() => {
  for (const one of pages.splice(0)) one.close();
});

async function page(): Promise<TestPage> {
  const opened = await openGreetedPage(server.base);
  pages.push(opened);
  return opened;
}

async function sent(name: string, body: string | Uint8Array): Promise<string> {
  return ((await (await server.put(name, body)).json()) as { readonly id: string }).id;
}

function growing(): LiveCaptureFile {
  const created = server.running.library.createLive({ interface: "lo", filter: "tcp" });
  if (!created.ok) throw new Error(created.error.message);
  created.value.append(pcapHeader());
  return created.value;
}

/** The status with which the upgrade is refused, and its body. */
async function refusal(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const socket = new WebSocket(`${server.base.replace("http", "ws")}${path}`, { headers });
  const [, response] = (await once(socket, "unexpected-response")) as [
    unknown,
    NodeJS.ReadableStream & { readonly statusCode: number },
  ];
  let body = "";
  for await (const part of response) body += String(part);
  return { status: response.statusCode, body };
}

describe("before anything else", () => {
  test.each([
    ["a foreign Origin", "/ws", { origin: "http://evil.example" }, 403, "foreign-origin"],
    ["an Origin of null", "/ws", { origin: "null" }, 403, "foreign-origin"],
    ["the Origin of another port", "/ws", { origin: "http://127.0.0.1:1" }, 403, "foreign-origin"],
    ["a foreign Host", "/ws", { host: "evil.example" }, 403, "foreign-host"],
    [
      "a foreign Host with its own Origin",
      "/ws",
      { host: "evil.example", origin: "http://evil.example" },
      403,
      "foreign-host",
    ],
    ["another path", "/socket", {}, 404, "not-found"],
  ])("%s is refused", async (_what, path, headers, status, code) => {
    const refused = await refusal(path, headers);
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.body)).toMatchObject({ code });
  });

  test("hello is answered with what the server is, the captures and the demo", async () => {
    const opened = await openPage(server.base);
    pages.push(opened);
    opened.send({ type: "hello", version: PROTOCOL_VERSION });
    expect(await opened.next("welcome")).toMatchObject({
      version: PROTOCOL_VERSION,
      maxUploadBytes: 1 << 20,
      live: { possible: true, interfaces: [] },
    });
    const { captures } = await opened.next("captures");
    expect(captures).toContainEqual(expect.objectContaining({ id: "sample-article", kind: "sample" }));
    expect((await opened.next("demo")).demo.state).toBe("idle");
    // What has been found out since is told as well.
    expect((await opened.next("welcome")).live.interfaces).toEqual([{ name: "lo", addresses: ["127.0.0.1"] }]);
  });

  test("another version is refused with a reason, and the connection ends", async () => {
    const opened = await openPage(server.base);
    const closed = once(opened.socket, "close");
    opened.send({ type: "hello", version: PROTOCOL_VERSION + 1 });
    expect((await opened.next("error")).error).toMatchObject({
      code: "bad-version",
      remedy: expect.stringContaining("Reload"),
    });
    expect((await closed)[0]).toBe(4001);
  });

  test("a request without hello is refused", async () => {
    const opened = await openPage(server.base);
    const closed = once(opened.socket, "close");
    opened.send({ type: "watch", request: 3, capture: "sample-article" });
    expect(await opened.next("error")).toMatchObject({ request: 3, error: { code: "bad-request" } });
    expect((await closed)[0]).toBe(4002);
  });
});

describe("a message that is none", () => {
  test.each([
    ["text", "hello"],
    ["no object", "[1, 2]"],
    ["no type", "{}"],
    ["an unknown type", '{"type":"drop-table","request":4}'],
    ["a count beyond the bound", '{"type":"window","request":4,"capture":"x","connection":0,"from":0,"count":100000}'],
    ["a negative index", '{"type":"window","request":4,"capture":"x","connection":-1,"from":0,"count":1}'],
    ["a capture that is a number", '{"type":"watch","request":4,"capture":7}'],
    ["a prototype", '{"__proto__":{"type":"hello"},"request":4}'],
    ["bytes", Buffer.from([1, 2, 3])],
  ])("%s is answered, and the page goes on", async (_what, data) => {
    const opened = await page();
    opened.socket.send(data);
    const error = await opened.next("error");
    expect(error.error.code).toBe("bad-request");
    expect(error.request).toBe(String(data).includes('"request":4') ? 4 : undefined);
    opened.send({ type: "watch", request: 9, capture: "sample-article" });
    expect((await opened.next("status")).request).toBe(9);
  });

  test("one that is too large ends its own connection alone", async () => {
    const opened = await page();
    const other = await page();
    const closed = once(opened.socket, "close");
    opened.socket.send("x".repeat(100_000));
    expect((await closed)[0]).toBe(1009);
    other.send({ type: "watch", request: 1, capture: "sample-article" });
    await other.next("status");
  });
});

describe("a finished capture", () => {
  test("is asked for its connections, rows, overview and a segment", async () => {
    const opened = await page();
    const capture = "sample-article";
    const query = { from: 0, count: 10, sort: "id", descending: false, filter: "" } as const;
    opened.send({ type: "connections", request: 1, capture, ...query });
    const list = await opened.next("connections");
    expect(list).toMatchObject({ request: 1, total: 1, matched: 1 });
    expect(list.connections[0]).toMatchObject({
      id: 0,
      segments: 8,
      client: { address: "192.168.11.223", port: 55081 },
      server: { address: "192.168.11.220", port: 10000 },
    });
    opened.send({ type: "window", request: 2, capture, connection: 0, from: 2, count: 3 });
    const batch = await opened.batch();
    expect(batch).toMatchObject({ request: 2, capture, from: 2, skipped: 0, columns: { length: 3 } });
    expect([...batch.columns.frame]).toEqual([3, 4, 5]);
    expect([...batch.columns.payload]).toEqual([0, 26, 0]);
    opened.send({ type: "overview", request: 3, capture, connection: 0, bins: 4, by: "index" });
    expect((await opened.next("overview")).overview).toMatchObject({ segments: 8, by: "index" });
    opened.send({ type: "detail", request: 4, capture, row: 3 });
    expect((await opened.next("detail")).detail).toMatchObject({ row: 3, frame: 4, fromText: true });
    opened.send({ type: "watch", request: 5, capture });
    expect((await opened.next("status")).status).toMatchObject({ state: "complete", format: "text", segments: 8 });
  });

  const missing: [ClientMessage & { request: number }, string][] = [
    [{ type: "watch", request: 1, capture: "nothing" }, "unknown-capture"],
    [{ type: "window", request: 2, capture: "../x", connection: 0, from: 0, count: 1 }, "unknown-capture"],
    [{ type: "follow", request: 3, capture: "nothing", connection: 0, count: 1 }, "unknown-capture"],
    [{ type: "window", request: 4, capture: "sample-article", connection: 1, from: 0, count: 1 }, "unknown-connection"],
    [{ type: "follow", request: 5, capture: "sample-article", connection: 7, count: 1 }, "unknown-connection"],
    [
      { type: "overview", request: 6, capture: "sample-article", connection: 7, bins: 1, by: "time" },
      "unknown-connection",
    ],
    [{ type: "detail", request: 7, capture: "sample-article", row: 8 }, "unknown-segment"],
  ];
  test.each(missing)("%j: %s", async (message, code) => {
    const opened = await page();
    opened.send(message);
    expect(await opened.next("error")).toMatchObject({ request: message.request, error: { code } });
  });
});

describe("a capture that grows", () => {
  test("is followed: each row once, in order, and before the next one comes", async () => {
    const file = growing();
    const opened = await page();
    opened.send({ type: "follow", request: 7, capture: file.id, connection: "newest", count: 100 });
    opened.send({ type: "watch", request: 8, capture: file.id });
    await opened.next("status");
    for (let frame = 0; frame < 30; frame++) {
      file.append(pcapRecords(frame, 1));
      const batch = await opened.batch();
      expect(batch).toMatchObject({ request: 7, capture: file.id, from: frame, skipped: 0 });
      expect([...batch.columns.frame]).toEqual([frame + 1]);
    }
    file.finish();
    expect((await opened.next("status", ({ status }) => status.state === "complete")).status.segments).toBe(30);
    await opened.next("captures", ({ captures }) =>
      captures.some((one) => one.id === file.id && one.state === "complete"),
    );
  });

  test("another follow takes the place of the first, and unfollow ends it", async () => {
    const file = growing();
    file.append(pcapRecords(0, 4, 2));
    const opened = await page();
    opened.send({ type: "follow", request: 1, capture: file.id, connection: 0, count: 10 });
    expect(await opened.batch()).toMatchObject({ request: 1, connection: { id: 0 }, columns: { length: 2 } });
    opened.send({ type: "follow", request: 2, capture: file.id, connection: 1, count: 10 });
    expect(await opened.batch()).toMatchObject({ request: 2, connection: { id: 1 }, columns: { length: 2 } });
    opened.send({ type: "unfollow" });
    opened.send({ type: "watch", request: 3, capture: file.id });
    await opened.next("status");
    let more = 0;
    opened.socket.on("message", (_data, isBinary) => {
      if (isBinary) more++;
    });
    file.append(pcapRecords(4, 4, 2));
    await opened.next("status", ({ status }) => status.segments === 8);
    expect(more).toBe(0);
    file.finish();
  });

  test("goes on at its pace whatever one page does: a page that does not read is spared, another is served", async () => {
    const file = growing();
    const slow = await page();
    slow.socket.pause();
    slow.send({ type: "follow", request: 1, capture: file.id, connection: "newest", count: 5000 });
    const quick = await page();
    quick.send({ type: "follow", request: 1, capture: file.id, connection: "newest", count: 5000 });
    let frames = 0;
    let seen = 0;
    let skipped = 0;
    // Some twenty megabytes of rows for each page: far beyond what the kernel holds for one that does not read.
    for (let round = 0; round < 80; round++) {
      file.append(pcapRecords(frames, 5000));
      frames += 5000;
      const batch = await quick.batch();
      seen += batch.columns.length;
      skipped += batch.skipped;
    }
    expect(seen + skipped).toBe(frames);
    // Read again, it learns how many rows it was not shown, and ends with the newest.
    slow.socket.resume();
    file.append(pcapRecords(frames, 1));
    frames++;
    let shown = 0;
    let passed = 0;
    while (shown + passed < frames) {
      const batch = await slow.batch();
      expect(batch.from).toBe(shown + passed + batch.skipped);
      shown += batch.columns.length;
      passed += batch.skipped;
    }
    expect(shown + passed).toBe(frames);
    expect(passed).toBeGreaterThan(0);
    file.finish();
  }, 30_000);

  test("may be deleted when it has ended: who watches is told", async () => {
    const file = growing();
    const opened = await page();
    opened.send({ type: "watch", request: 1, capture: file.id });
    await opened.next("status");
    file.finish();
    expect((await fetch(`${server.base}/api/captures/${file.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await opened.next("error")).error.code).toBe("unknown-capture");
  });
});

describe("live capture and the demo", () => {
  test("are asked of the live service, and its answers told", async () => {
    asked.length = 0;
    const opened = await page();
    opened.send({ type: "live-start", request: 1, interface: "lo", filter: "tcp" });
    expect(await opened.next("done")).toEqual({ type: "done", request: 1, capture: "abc" });
    opened.send({ type: "live-start", request: 2, interface: "lo", filter: "((" });
    expect(await opened.next("error")).toMatchObject({ request: 2, error: { code: "bad-filter" } });
    opened.send({ type: "live-stop", request: 3, capture: "abc" });
    expect(await opened.next("done")).toEqual({ type: "done", request: 3 });
    opened.send({ type: "demo-run", request: 4, before: 0.5, after: 2, port: 10000 });
    expect(await opened.next("done")).toEqual({ type: "done", request: 4, capture: "def" });
    expect(asked).toEqual([
      ["start", "lo", "tcp"],
      ["start", "lo", "(("],
      ["stop", "abc"],
      ["run", 0.5, 2, 10000],
    ]);
  });

  test("every page hears of the demo", async () => {
    const [one, two] = [await page(), await page()];
    const demo: DemoStatus = { state: "running", capture: "def", output: "", error: undefined };
    tellDemo?.(demo);
    for (const each of [one, two])
      expect((await each.next("demo", (it) => it.demo.state === "running")).demo.capture).toBe("def");
  });
});

test("a page that no longer answers pings is given up", async () => {
  const strict = await startTestServer({ heartbeatMs: 30 });
  const alive = await openGreetedPage(strict.base);
  const dead = await openPage(strict.base, { autoPong: false });
  await once(dead.socket, "close");
  alive.send({ type: "watch", request: 1, capture: "sample-article" });
  await alive.next("status");
  alive.close();
  await strict.dispose();
});

test("when the server ends, pages are told that it went away", async () => {
  const other = await startTestServer();
  const opened = await openGreetedPage(other.base);
  const closed = once(opened.socket, "close");
  await other.dispose();
  expect((await closed)[0]).toBe(1001);
});

test("what one page sends is in every page's list", async () => {
  const opened = await page();
  const id = await sent("a.txt", article);
  await opened.next("captures", ({ captures }) => captures.some((one) => one.id === id && one.state === "complete"));
  await fetch(`${server.base}/api/captures/${id}`, { method: "DELETE" });
  await opened.next("captures", ({ captures }) => captures.every((one) => one.id !== id));
});
