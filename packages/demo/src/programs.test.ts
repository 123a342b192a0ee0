import { connect, createServer } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Report, reportLine, runDaytimeClient, runDaytimeServer } from "./index.ts";

let end: AbortController;
let running: Promise<unknown>[];
beforeEach(() => {
  end = new AbortController();
  running = [];
});
afterEach(async () => {
  end.abort();
  await Promise.all(running);
});

/** A server on a free port; its reports as they come. */
async function server(before = 0, after = 0): Promise<{ port: number; reports: Report[] }> {
  const reports: Report[] = [];
  const port = await new Promise<number>((resolve) => {
    const report = (one: Report) => {
      reports.push(one);
      if (one.type === "call" && one.call === "listen") resolve(Number(one.local?.split(":").at(-1)));
    };
    running.push(runDaytimeServer({ host: "0.0.0.0", port: 0, before, after }, report, end.signal));
  });
  return { port, reports };
}

async function client(port: number, host = "127.0.0.1", linger = 0): Promise<{ ok: boolean; reports: Report[] }> {
  const reports: Report[] = [];
  const ok = await runDaytimeClient({ host, port, linger }, (one) => reports.push(one), end.signal);
  return { ok, reports };
}

const texts = (reports: readonly Report[]) => reports.flatMap((one) => (one.type === "call" ? [one.text] : []));
const output = (reports: readonly Report[]) => reports.map((one) => (one.type === "output" ? one.text : "")).join("");

test("the article's conversation, call by call", async () => {
  const { port, reports } = await server(0.01, 0.01);
  const { ok, reports: told } = await client(port);
  expect(ok).toBe(true);
  expect(output(told)).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\r\n$/);
  expect(texts(told)).toEqual([
    "socket",
    "connect (blocks)",
    "connect returns 0",
    "read (blocks)",
    "read returns 26",
    "read (blocks)",
    "read returns 0",
    "close",
  ]);
  expect(texts(reports)).toEqual([
    "socket",
    "listen (backlog 1024)",
    "accept (blocks)",
    "accept returns",
    "sleep(0.01)",
    "sleep returns 0",
    "write 26 bytes",
    "sleep(0.01)",
    "sleep returns 0",
    "close",
    "accept (blocks)",
  ]);
});

test("both ends name the connection alike, so that calls can be laid beside its segments", async () => {
  const { port, reports } = await server();
  const { reports: told } = await client(port);
  const closed = (list: Report[]) => list.find((one) => one.type === "call" && one.call === "close");
  const [here, there] = [closed(told), closed(reports)];
  if (here?.type !== "call" || there?.type !== "call") throw new Error("no close was told");
  expect(here.remote).toBe(`127.0.0.1:${port}`);
  expect([here.local, here.remote]).toEqual([there.remote, there.local]);
});

test("serves one connection after the other", async () => {
  const { port, reports } = await server(0.02, 0.02);
  const all = await Promise.all([client(port), client(port), client(port)]);
  expect(all.map((one) => output(one.reports).length)).toEqual([26, 26, 26]);
  const order = texts(reports).filter((text) => text === "accept returns" || text === "close");
  expect(order).toEqual(["accept returns", "close", "accept returns", "close", "accept returns", "close"]);
});

test("survives a client that resets before it is served, and serves the next", async () => {
  const { port, reports } = await server(0.05, 0);
  const rude = connect({ host: "127.0.0.1", port });
  await new Promise((resolve) => rude.once("connect", resolve));
  rude.resetAndDestroy();
  const { ok, reports: told } = await client(port);
  expect(ok).toBe(true);
  expect(output(told)).toHaveLength(26);
  expect(reports.some((one) => one.type === "trouble")).toBe(true);
});

test("a taken port is said with who holds it and how to choose another", async () => {
  const holder = createServer().listen(0, "0.0.0.0");
  await new Promise((resolve) => holder.once("listening", resolve));
  const address = holder.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const reports: Report[] = [];
  const options = { host: "0.0.0.0", port, before: 0, after: 0 };
  const ok = await runDaytimeServer(options, (one) => reports.push(one), end.signal);
  holder.close();
  expect(ok).toBe(false);
  const trouble = reports.find((one) => one.type === "trouble");
  expect(trouble).toMatchObject({ code: "port-taken" });
  expect(trouble && reportLine(trouble)).toContain(`Port ${port} is taken: pid ${process.pid} (`);
  expect(trouble && reportLine(trouble)).toContain("--port");
});

test("a refused connection is said with the command that starts the server", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const address = holder.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => holder.close(resolve));
  const { ok, reports } = await client(port);
  expect(ok).toBe(false);
  const trouble = reports.find((one) => one.type === "trouble");
  expect(trouble && reportLine(trouble)).toContain(`refused the connection`);
  expect(trouble && reportLine(trouble)).toContain(`tcp-ladder demo-server --port ${port}`);
});

test("ends at once in the middle of a sleep", async () => {
  const { port, reports } = await server(3600, 0);
  running.push(client(port));
  while (!texts(reports).includes("sleep(3600)")) await new Promise((resolve) => setImmediate(resolve));
  end.abort();
  await Promise.all(running);
  expect(texts(reports)).not.toContain("write 26 bytes");
});
