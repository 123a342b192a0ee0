import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { CaptureEntry, ErrorBody } from "@tcp-ladder/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SAMPLES_FOLDER } from "../config/paths.ts";
import { joined, pcap } from "../testing/pcap.ts";
import { openGreetedPage } from "../testing/test-page.ts";
import { startTestServer, type TestServer, untilListed } from "../testing/test-server.ts";
import { bytesInWords } from "./upload.ts";

const LIMIT = 1 << 20;
const article = readFileSync(join(SAMPLES_FOLDER, "article.txt"));
let server: TestServer;
/** Captures there were before the test. */
let before: CaptureEntry[];

const list = async () => (await (await fetch(`${server.base}/api/captures`)).json()) as CaptureEntry[];

beforeAll(async () => {
  server = await startTestServer({ maxUploadBytes: LIMIT });
});
afterAll(() => server.dispose());
beforeEach(async () => {
  before = await list();
});

/** Neither on disk nor in the list. */
async function nothingLeft(): Promise<void> {
  await untilListed(server.running, (listed) => listed.length === before.length);
  expect(await list()).toEqual(before);
  expect(server.stored()).toEqual(before.flatMap(({ id, kind }) => (kind === "sample" ? [] : [id])).sort());
}

/** Opens a PUT by hand, to do with its body what no well-behaved client does. */
async function rawPut(headers: readonly string[]): Promise<{ readonly socket: Socket; answer(): Promise<string> }> {
  const socket = connect(server.running.port, "127.0.0.1");
  await once(socket, "connect");
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  socket.on("error", () => {});
  socket.write(["PUT /api/captures?name=raw.pcap HTTP/1.1", "Host: localhost", ...headers, "", ""].join("\r\n"));
  return {
    socket,
    answer: async () => {
      while (!said.includes("\r\n\r\n") || !said.includes("}")) await once(socket, "data");
      return said;
    },
  };
}

describe("a capture that is sent", () => {
  test("is there, under its name, byte for byte, and can be deleted", async () => {
    const answer = await server.put("Übung 1.txt", article);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { readonly id: string };
    expect(id).toMatch(/^[0-9a-z]{8}$/);
    expect(answer.headers.get("location")).toBe(`/c/${id}`);
    expect((await list())[0]).toMatchObject({
      id,
      name: "Übung 1.txt",
      kind: "upload",
      state: "complete",
      bytes: article.length,
    });
    const file = await fetch(`${server.base}/api/captures/${id}/file`);
    expect(Buffer.from(await file.arrayBuffer()).equals(article)).toBe(true);
    expect(file.headers.get("content-disposition")).toContain("filename*=UTF-8''%C3%9Cbung%201.txt");
    expect((await fetch(`${server.base}/api/captures/${id}`, { method: "DELETE" })).status).toBe(204);
    await nothingLeft();
    const gone = await fetch(`${server.base}/api/captures/${id}/file`);
    expect(gone.status).toBe(404);
    expect(await gone.json()).toMatchObject({ code: "unknown-capture" });
  });

  test("loses folders and control characters of its name, and has one where none was given", async () => {
    for (const [given, kept] of [
      ["../../etc/passwd", "passwd"],
      ["C:\\captures\\a.pcap", "a.pcap"],
      ["a\r\nb\u0000.pcap", "ab.pcap"],
      ["", "capture"],
      ["..", "capture"],
    ] as const) {
      await server.put(given, article);
      const [entry] = await list();
      expect(entry?.name).toBe(kept);
      await fetch(`${server.base}/api/captures/${entry?.id}`, { method: "DELETE" });
    }
    await nothingLeft();
  });

  test("is watched while it still arrives", async () => {
    const bytes = pcap(1000);
    const { socket, answer } = await rawPut([`Content-Length: ${bytes.length}`]);
    socket.write(bytes.subarray(0, bytes.length / 2));
    await untilListed(server.running, (listed) => listed.length > before.length);
    const id = (await list())[0]?.id ?? "";
    const page = await openGreetedPage(server.base);
    page.send({ type: "watch", request: 1, capture: id });
    const half = await page.next("status", ({ status }) => status.segments >= 499);
    expect(half.status).toMatchObject({ state: "loading", totalBytes: bytes.length });
    page.send({ type: "window", request: 2, capture: id, connection: 0, from: 100, count: 10 });
    expect((await page.batch()).columns.length).toBe(10);
    const busy = await fetch(`${server.base}/api/captures/${id}`, { method: "DELETE" });
    expect(busy.status).toBe(409);
    socket.write(bytes.subarray(bytes.length / 2));
    const whole = await page.next("status", ({ status }) => status.state === "complete");
    expect(whole.status).toMatchObject({ segments: 1000, bytes: bytes.length });
    expect(whole.status.fault).toBeUndefined();
    expect(await answer()).toContain("201 Created");
    page.close();
    socket.destroy();
    await fetch(`${server.base}/api/captures/${id}`, { method: "DELETE" });
  });

  test("is kept although it ends in the middle of a frame, and its status says so", async () => {
    const answer = await server.put("cut.pcap", pcap(10).subarray(0, -7));
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { readonly id: string };
    const page = await openGreetedPage(server.base);
    page.send({ type: "watch", request: 1, capture: id });
    const { status } = await page.next("status");
    expect(status).toMatchObject({ segments: 9, fault: { code: "truncated", offset: expect.any(Number) } });
    page.close();
    await fetch(`${server.base}/api/captures/${id}`, { method: "DELETE" });
  });

  test("may be compressed: details come from the decompressed bytes, the download from the sent ones", async () => {
    const sent = gzipSync(pcap(50));
    const { id } = (await (await server.put("small.pcap.gz", sent)).json()) as { readonly id: string };
    const page = await openGreetedPage(server.base);
    page.send({ type: "detail", request: 5, capture: id, row: 49 });
    expect((await page.next("detail")).detail).toMatchObject({ row: 49, frame: 50, hex: expect.stringMatching(/^45/) });
    const file = await fetch(`${server.base}/api/captures/${id}/file`);
    expect(Buffer.from(await file.arrayBuffer()).equals(sent)).toBe(true);
    page.close();
    expect(server.stored()).toEqual([id]);
    await fetch(`${server.base}/api/captures/${id}`, { method: "DELETE" });
  });
});

describe("what cannot be read is refused, and nothing of it stays", () => {
  test.each([
    ["nothing at all", "", "empty"],
    ["a text that is none of tcpdump's", "Dear reader,\nthis is a letter.\n".repeat(50), "unknown-format"],
    ["random bytes", new Uint8Array(5000).map((_, i) => (i * 167 + 13) ^ (i >> 3)), "unknown-format"],
  ])("%s", async (_what, body, code) => {
    const answer = await server.put("rubbish", body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code, message: expect.any(String), remedy: expect.any(String) });
    await nothingLeft();
  });
});

describe("what is too large is refused, and nothing of it stays", () => {
  test("before its body, if it says so", async () => {
    const { socket, answer } = await rawPut([`Content-Length: ${3 * 2 ** 30}`]);
    const said = await answer();
    expect(said).toContain("413 Payload Too Large");
    expect(said).toContain('"code":"upload-too-large"');
    expect(said).toContain("1 MiB");
    socket.destroy();
    await nothingLeft();
  });

  test("before its body, if it asks first", async () => {
    const ask = (length: number) =>
      request(`${server.base}/api/captures?name=x`, {
        method: "PUT",
        headers: { expect: "100-continue", "content-length": length },
      });
    const refused = ask(LIMIT + 1);
    let told = false;
    refused.on("continue", () => {
      told = true;
    });
    refused.flushHeaders();
    const [answer] = (await once(refused, "response")) as [{ readonly statusCode: number }];
    expect(answer.statusCode).toBe(413);
    expect(told).toBe(false);
    refused.destroy();

    const taken = ask(article.length);
    taken.flushHeaders();
    await once(taken, "continue");
    taken.end(article);
    const [created] = (await once(taken, "response")) as [NodeJS.ReadableStream & { readonly statusCode: number }];
    expect(created.statusCode).toBe(201);
    created.resume();
    await fetch(`${server.base}/api/captures/${(await list())[0]?.id}`, { method: "DELETE" });
    await nothingLeft();
  });

  test("while it comes, if it does not say", async () => {
    const { socket, answer } = await rawPut(["Transfer-Encoding: chunked"]);
    const chunk = Buffer.from(pcap(1000));
    const write = () =>
      socket.write(Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n")]));
    // Each chunk begins with a file header, which in the middle is no record: the limit must come first all the same.
    socket.write(`${pcap(20000).length.toString(16)}\r\n`);
    socket.write(pcap(20000));
    write();
    expect(await answer()).toContain("413 Payload Too Large");
    socket.destroy();
    await nothingLeft();
  });
});

describe("what is broken off leaves nothing", () => {
  test("a body shorter than it said", async () => {
    const bytes = pcap(500);
    const { socket } = await rawPut([`Content-Length: ${bytes.length}`]);
    socket.write(bytes.subarray(0, 10_000));
    await untilListed(server.running, (listed) => listed.length > before.length);
    socket.end();
    await nothingLeft();
  });

  test("a connection that is reset, with a page looking on", async () => {
    const bytes = pcap(500);
    const { socket } = await rawPut([`Content-Length: ${bytes.length}`]);
    socket.write(bytes.subarray(0, 10_000));
    await untilListed(server.running, (listed) => listed.length > before.length);
    const page = await openGreetedPage(server.base);
    page.send({ type: "watch", request: 1, capture: (await list())[0]?.id ?? "" });
    await page.next("status");
    socket.resetAndDestroy();
    expect((await page.next("error")).error.code).toBe("unknown-capture");
    await page.next("captures", ({ captures }) => captures.length === before.length);
    page.close();
    await nothingLeft();
  });

  test("the server's own end", async () => {
    const other = await startTestServer();
    const socket = connect(other.running.port, "127.0.0.1").on("error", () => {});
    socket.write("PUT /api/captures?name=x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
    socket.write(pcap(100));
    await untilListed(other.running, (listed) => listed.some(({ state }) => state === "loading"));
    const again = await other.restart();
    expect(again.stored()).toEqual([]);
    await again.dispose();
    socket.destroy();
  });
});

test("a body longer than it said is cut where it said", async () => {
  const bytes = pcap(20);
  const { socket, answer } = await rawPut([`Content-Length: ${bytes.length}`]);
  socket.write(joined(bytes, bytes));
  expect(await answer()).toContain("201 Created");
  socket.destroy();
  const [entry] = await list();
  expect(entry?.bytes).toBe(bytes.length);
  await fetch(`${server.base}/api/captures/${entry?.id}`, { method: "DELETE" });
});

test("samples can be fetched and not deleted; what is unknown is said to be", async () => {
  const file = await fetch(`${server.base}/api/captures/sample-article/file`);
  expect(await file.text()).toBe(article.toString());
  expect(file.headers.get("content-disposition")).toContain("article.txt");
  const refused = await fetch(`${server.base}/api/captures/sample-article`, { method: "DELETE" });
  expect([refused.status, ((await refused.json()) as ErrorBody).code]).toEqual([403, "read-only"]);
  const unknown = await fetch(`${server.base}/api/captures/${encodeURIComponent("../x")}`, { method: "DELETE" });
  expect([unknown.status, ((await unknown.json()) as ErrorBody).code]).toEqual([404, "unknown-capture"]);
});

test.each([
  [1, "1 bytes"],
  [1 << 20, "1 MiB"],
  [2 ** 31, "2 GiB"],
  [1_500_000, "1.4 MiB"],
])("%i is %s", (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});
