import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { runDaytimeServer } from "./daytime-server.ts";
import { conversationsOn, describeHolders, owners, portHolders } from "./port-holder.ts";
import type { Report } from "./report.ts";
import { parseSocketTable } from "./socket-table.ts";

const open: (Server | Socket)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) {
    if ("destroy" in one) one.destroy();
    else one.close();
  }
});

async function listening(host = "127.0.0.1"): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => open.push(socket.on("error", () => {}))).listen(0, host);
  open.push(server);
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}

async function connected(port: number, host = "127.0.0.1"): Promise<Socket> {
  const socket = connect({ host, port }).on("error", () => {});
  open.push(socket);
  await once(socket, "connect");
  return socket;
}

const ours = expect.objectContaining({ pid: process.pid });

test("who listens on a port has it, over IPv4 and IPv6", async () => {
  for (const host of ["127.0.0.1", "0.0.0.0", "::1", "::"]) {
    const { port } = await listening(host);
    expect(portHolders(port)).toEqual([ours]);
    expect(describeHolders(portHolders(port), port)).toContain(`pid ${process.pid} (`);
    expect(describeHolders(portHolders(port), port)).toMatch(/listens on it$/);
  }
});

test("a connection that was given the port for its own end has it too, and is named", async () => {
  const { port } = await listening();
  const local = (await connected(port)).localPort as number;
  expect(portHolders(local)).toEqual([ours]);
  expect(describeHolders(portHolders(local), local)).toMatch(/has it for a connection$/);
  // that is what a server is then told
  const reports: Report[] = [];
  const options = { host: "0.0.0.0", port: local, before: 0, after: 0 };
  expect(await runDaytimeServer(options, (one) => reports.push(one), new AbortController().signal)).toBe(false);
  expect(reports).toContainEqual(
    expect.objectContaining({ code: "port-taken", message: expect.stringContaining(`pid ${process.pid} (`) }),
  );
});

test("nobody is named where nobody has it, and where to look is said", () => {
  expect(describeHolders([], 10_000)).toContain("ss -tanp 'sport = :10000'");
});

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["::1", "::1"],
  ["::", "127.0.0.1"],
])("conversations on a port are seen while they may still send: %s from %s", async (host, from) => {
  const { server, port } = await listening(host);
  expect(conversationsOn(port)).toEqual([]);
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const socket = await connected(port, from);
  const [peer] = await accepted;
  expect(conversationsOn(port)).toHaveLength(2);
  expect(owners(conversationsOn(port))).toEqual([ours]);
  // closed by one end only, the other may still speak
  peer.allowHalfOpen = true;
  socket.end();
  await once(peer.resume(), "end");
  expect(conversationsOn(port).length).toBeGreaterThan(0);
  peer.end();
  await Promise.all([once(peer, "close"), once(socket.resume(), "close")]);
  // TIME_WAIT is left, which says nothing more
  expect(conversationsOn(port)).toEqual([]);
});

test("a socket table is read whatever stands in it", () => {
  const row = "   0: 0100007F:2710 0200007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4711 1";
  expect(parseSocketTable(`  sl  local_address rem_address\n${row}\nrubbish\n\n`)).toEqual([
    {
      localAddress: "0100007F",
      localPort: 10_000,
      remoteAddress: "0200007F",
      remotePort: 54_321,
      state: "01",
      inode: 4711,
    },
  ]);
});
