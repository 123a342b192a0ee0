import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientMessage, DemoStatus } from "@tcp-ladder/protocol";
import { describe, expect, test } from "vitest";
import { SAMPLES_FOLDER } from "../config/paths.ts";
import { type LiveService, noLiveService } from "../live-service.ts";
import { failure, success } from "../outcome.ts";
import { pagesOfServer } from "../testing/pages-of-server.ts";
import { openGreetedPage, openPage } from "../testing/test-page.ts";
import { startTestServer } from "../testing/test-server.ts";

const article = readFileSync(join(SAMPLES_FOLDER, "article.txt"), "utf8");

/** What the server asked of its live service, and a way for the test to be that service. */
const asked: unknown[] = [];
let tellDemo: ((demo: DemoStatus) => void) | undefined;
const live: LiveService = {
  ...noLiveService(),
  ability: () => ({ possible: true, reason: undefined, interfaces: [] }),
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

const site = pagesOfServer({ openLive: () => live });

async function sent(name: string, body: string | Uint8Array): Promise<string> {
  return ((await (await site.server.put(name, body)).json()) as { readonly id: string }).id;
}

describe("a finished capture", () => {
  test("is asked for its connections, rows, overview and a segment", async () => {
    const opened = await site.page();
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
    const opened = await site.page();
    opened.send(message);
    expect(await opened.next("error")).toMatchObject({ request: message.request, error: { code } });
  });
});

describe("live capture and the demo", () => {
  test("are asked of the live service, and its answers told", async () => {
    asked.length = 0;
    const opened = await site.page();
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
    const [one, two] = [await site.page(), await site.page()];
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
  const opened = await site.page();
  const id = await sent("a.txt", article);
  await opened.next("captures", ({ captures }) => captures.some((one) => one.id === id && one.state === "complete"));
  await fetch(`${site.server.base}/api/captures/${id}`, { method: "DELETE" });
  await opened.next("captures", ({ captures }) => captures.every((one) => one.id !== id));
});
