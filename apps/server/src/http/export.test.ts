import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const CLOSE = readFileSync(new URL("../../samples/four-segment-close.pcap", import.meta.url));
const ARTICLE = readFileSync(new URL("../../samples/article.txt", import.meta.url));

let server: TestServer;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ id } = (await (await server.put("close.pcap", CLOSE)).json()) as { readonly id: string });
});
afterAll(() => server.dispose());

const exported = (query: string, connection = "0", capture = id) =>
  fetch(`${server.base}/api/captures/${capture}/connections/${connection}/export?${query}`);

/** Frames of a classic pcap file in microseconds: times and bytes. */
function pcapFrames(file: Buffer): { seconds: number; nanos: number; bytes: Buffer }[] {
  const frames = [];
  for (let at = 24; at < file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const bytes = file.subarray(at + 16, at + 16 + length);
    frames.push({ seconds: file.readUInt32LE(at), nanos: file.readUInt32LE(at + 4) * 1000, bytes });
    at += 16 + length;
  }
  return frames;
}

/** Enhanced packet blocks of a little-endian pcapng file in nanoseconds. */
function pcapngFrames(file: Buffer): { seconds: number; nanos: number; bytes: Buffer }[] {
  const frames = [];
  for (let at = 0; at < file.length; at += file.readUInt32LE(at + 4)) {
    if (file.readUInt32LE(at) !== 6) continue;
    const time = (BigInt(file.readUInt32LE(at + 12)) << 32n) | BigInt(file.readUInt32LE(at + 16));
    const bytes = file.subarray(at + 28, at + 28 + file.readUInt32LE(at + 20));
    frames.push({ seconds: Number(time / 1_000_000_000n), nanos: Number(time % 1_000_000_000n), bytes });
  }
  return frames;
}

describe("pcapng", () => {
  test("holds the connection's frames byte for byte, with their exact times", async () => {
    const answer = await exported("format=pcapng");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toBe("attachment; filename=close-connection-0.pcapng");
    const made = pcapngFrames(Buffer.from(await answer.arrayBuffer()));
    const there = pcapFrames(CLOSE);
    expect(there.length).toBeGreaterThan(7);
    expect(made).toEqual(there);
  });

  test("holds the part that is asked for", async () => {
    const answer = await exported("format=pcapng&from=2&to=4");
    expect(answer.headers.get("content-disposition")).toContain("close-connection-0-segments-2-4.pcapng");
    expect(pcapngFrames(Buffer.from(await answer.arrayBuffer()))).toEqual(pcapFrames(CLOSE).slice(1, 4));
  });
});

test("csv has a header line and one line a segment", async () => {
  const answer = await exported("format=csv&from=2");
  expect(answer.headers.get("content-type")).toContain("text/csv");
  const lines = (await answer.text()).split("\r\n");
  expect(lines[0]).toMatch(/^frame,time,connection,/);
  expect(lines[1]).toMatch(/^2,.*"SYN K, ACK J\+1",/);
  expect(lines).toHaveLength(pcapFrames(CLOSE).length + 1);
});

test("tcpdump's lines of a text come back as they were", async () => {
  const { id: article } = (await (await server.put("article.txt", ARTICLE)).json()) as { readonly id: string };
  const text = await (await exported("format=tcpdump", "0", article)).text();
  expect(text.split("\n")[3]).toBe(
    "14:52:39.773434 IP 192.168.11.220.10000 > 192.168.11.223.55081: Flags [P.], seq 821610650:821610676, ack 1925249826, win 114, options [nop,nop,TS val 20312985 ecr 11741994], length 26",
  );
});

test.each([
  ["format=pcap", "0", 400, "bad-request"],
  ["", "0", 400, "bad-request"],
  ["format=csv&from=0", "0", 400, "bad-request"],
  ["format=csv&from=5&to=4", "0", 400, "bad-request"],
  ["format=csv&to=x", "0", 400, "bad-request"],
  ["format=csv", "x", 400, "bad-request"],
  ["format=csv", "1", 404, "unknown-connection"],
  ["format=csv&from=1000", "0", 404, "unknown-segment"],
])("?%s of connection %s is %i %s", async (query, connection, status, code) => {
  const answer = await exported(query, connection);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code, message: expect.any(String), remedy: expect.any(String) });
});

test("a capture that is not there is unknown", async () => {
  const answer = await exported("format=csv", "0", "none");
  expect(await answer.json()).toMatchObject({ code: "unknown-capture" });
});
