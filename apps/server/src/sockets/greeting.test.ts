import { once } from "node:events";
import { PROTOCOL_VERSION } from "@tcp-ladder/protocol";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { noLiveService } from "../live-service.ts";
import { pagesOfServer } from "../testing/pages-of-server.ts";

const site = pagesOfServer({
  openLive: () => ({
    ...noLiveService(),
    ability: () => ({ possible: true, reason: undefined, interfaces: [] }),
    refreshAbility: async () => ({
      possible: true,
      reason: undefined,
      interfaces: [{ name: "lo", addresses: ["127.0.0.1"] }],
    }),
  }),
});

/** The status with which the upgrade is refused, and its body. */
async function refusal(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const socket = new WebSocket(`${site.server.base.replace("http", "ws")}${path}`, { headers });
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
    const opened = await site.silentPage();
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
    const opened = await site.silentPage();
    const closed = once(opened.socket, "close");
    opened.send({ type: "hello", version: PROTOCOL_VERSION + 1 });
    expect((await opened.next("error")).error).toMatchObject({
      code: "bad-version",
      remedy: expect.stringContaining("Reload"),
    });
    expect((await closed)[0]).toBe(4001);
  });

  test("a request without hello is refused", async () => {
    const opened = await site.silentPage();
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
    const opened = await site.page();
    opened.socket.send(data);
    const error = await opened.next("error");
    expect(error.error.code).toBe("bad-request");
    expect(error.request).toBe(String(data).includes('"request":4') ? 4 : undefined);
    opened.send({ type: "watch", request: 9, capture: "sample-article" });
    expect((await opened.next("status")).request).toBe(9);
  });

  test("one that is too large ends its own connection alone", async () => {
    const opened = await site.page();
    const other = await site.page();
    const closed = once(opened.socket, "close");
    opened.socket.send("x".repeat(100_000));
    expect((await closed)[0]).toBe(1009);
    other.send({ type: "watch", request: 1, capture: "sample-article" });
    await other.next("status");
  });
});
