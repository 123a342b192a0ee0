import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { getWith, startTestServer, type TestServer } from "../testing/test-server.ts";

const pageFolder = mkdtempSync(join(tmpdir(), "tcp-ladder-page-"));
const LARGE = "export const more = 1;\n".repeat(1000);
let server: TestServer;

beforeAll(async () => {
  mkdirSync(join(pageFolder, "assets"));
  writeFileSync(join(pageFolder, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(pageFolder, "assets", "main-abc123.js"), "export {};");
  writeFileSync(join(pageFolder, "assets", "large-abc123.js"), LARGE);
  server = await startTestServer({ pageFolder });
});
afterAll(async () => {
  await server.dispose();
  rmSync(pageFolder, { recursive: true });
});

test("/healthz says status, version and whether live capture is possible", async () => {
  const answer = await fetch(`${server.base}/healthz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    status: "ok",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    live: { possible: false, reason: { code: "no-libpcap", message: expect.any(String), remedy: expect.any(String) } },
  });
});

describe("the page", () => {
  test.each(["/", "/c/abc", "/c/abc/3", "/c/abc?view=x"])(
    "%s gives index.html, asked for anew each time",
    async (path) => {
      const answer = await fetch(server.base + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toContain("text/html");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(await answer.text()).toContain("<title>page</title>");
    },
  );

  test("hashed assets are kept for good, a missing one is a 404 and not the page", async () => {
    const asset = await fetch(`${server.base}/assets/main-abc123.js`);
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await fetch(`${server.base}/assets/gone-abc123.js`)).status).toBe(404);
  });

  test.each(["br", "gzip"])("is sent in %s where the browser reads that, and plain where not", async (encoding) => {
    const path = "/assets/large-abc123.js";
    const answer = await getWith(server.base, path, { "accept-encoding": encoding });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers.vary).toContain("Accept-Encoding");
    expect(answer.bytes.length).toBeLessThan(LARGE.length / 10);
    const unpacked = encoding === "br" ? brotliDecompressSync(answer.bytes) : gunzipSync(answer.bytes);
    expect(unpacked.toString()).toBe(LARGE);
    const plain = await getWith(server.base, path, { "accept-encoding": "identity" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.bytes.toString()).toBe(LARGE);
  });

  test("a capture is sent as it is", async () => {
    const sent = await server.put("zeros.txt", "IP is not here\n".repeat(500));
    const { id } = (await sent.json()) as { readonly id: string };
    const answer = await getWith(server.base, `/api/captures/${id}/file`, { "accept-encoding": "br, gzip" });
    expect(answer.headers["content-encoding"]).toBeUndefined();
  });

  test("scripts, styles and connections from elsewhere are forbidden to it", async () => {
    const policy = (await fetch(server.base)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("upgrade-insecure-requests");
  });

  test("where it is not built the server says what to run", async () => {
    const bare = await startTestServer({ pageFolder: join(pageFolder, "none") });
    const answer = await fetch(bare.base);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("npm start");
    await bare.dispose();
  });
});

test.each(["/nothing", "/api/nothing", "/c", "/api/captures/x/y", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"])(
  "%s is not found, as JSON",
  async (path) => {
    const answer = await getWith(server.base, path, {});
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "not-found", remedy: expect.any(String) });
  },
);

test("an address that cannot be decoded is a bad request, not a failure", async () => {
  const answer = await getWith(server.base, "/api/captures/%ff/file", {});
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({ code: "bad-request" });
});

describe("a foreign Host", () => {
  test.each(["/healthz", "/", "/api/captures"])("is refused at %s", async (path) => {
    const answer = await getWith(server.base, path, { host: "rebound.example:3000" });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "foreign-host" });
  });

  test("and one of ours is not", async () => {
    const answer = await getWith(server.base, "/healthz", { host: `localhost:${server.running.port}` });
    expect(answer.status).toBe(200);
  });
});

test.each(["PUT", "DELETE", "POST"])("a page of another site may not %s", async (method) => {
  const answer = await fetch(`${server.base}/api/captures`, { method, headers: { origin: "http://evil.example" } });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "foreign-origin" });
});

describe("a taken port", () => {
  test("is an error with a remedy where no other will do, and leads to the next free one else", async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, "127.0.0.1", () => {
        const address = holder.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const options = { host: "127.0.0.1", port, dataFolder: server.data, maxUploadBytes: 1 };
    const refused = await startServer({ ...options, strictPort: true });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "port-taken", message: expect.stringContaining(`${port}`) },
    });
    const other = await startServer({ ...options, strictPort: false });
    if (!other.ok) throw new Error(other.error.message);
    expect(other.value.port).toBeGreaterThan(port);
    expect((await fetch(`http://127.0.0.1:${other.value.port}/healthz`)).status).toBe(200);
    await other.value.close();
    holder.close();
  });

  test("is free at once after closing, though pages are still connected", async () => {
    const first = await startTestServer();
    const keptAlive = await fetch(`${first.base}/healthz`, { headers: { connection: "keep-alive" } });
    await keptAlive.arrayBuffer();
    const { port } = first.running;
    // were it to wait for the connection that is kept alive, it would not end
    await first.running.close();
    const second = await startTestServer({ port, dataFolder: first.data });
    expect(second.running.port).toBe(port);
    await second.dispose();
  });
});

test("an address that is none of this machine's is said to be so", async () => {
  const refused = await startServer({
    host: "192.0.2.1",
    port: 0,
    strictPort: true,
    dataFolder: server.data,
    maxUploadBytes: 1,
  });
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining("192.0.2.1") } });
});
