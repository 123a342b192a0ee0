import { expect, test } from "vitest";
import { openFlow } from "./open.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "./testing/frames.ts";

const SYN: TestSegment = { from: "c", flags: "S", seq: 100 };

test("the opener is told by the SYN, not by the port", () => {
  const flow = flowOf([{ from: "s", flags: "S", seq: 1 }]);
  expect(flow.connection(0)).toMatchObject({
    openerKnownBy: "syn",
    client: { address: "10.0.0.2", port: 80 },
    server: { address: "10.0.0.1", port: 40_000 },
  });
});

test("a SYN+ACK alone tells it too", () => {
  const { client, openerKnownBy } = flowOf([{ from: "s", flags: "S.", seq: 1, ack: 101 }]).connection(0);
  expect([client.port, openerKnownBy]).toEqual([40_000, "syn-ack"]);
});

test("the SYN that comes after its SYN+ACK belongs to it", () => {
  const flow = flowOf([{ from: "s", flags: "S.", seq: 1, ack: 101 }, SYN]);
  expect(flow.connections).toBe(1);
  expect(flow.connection(0)).toMatchObject({
    openerKnownBy: "syn",
    ends: { client: { isn: 100 }, server: { isn: 1 } },
  });
});

test("without either, the first sender stands for the client, and numbers count from the first seen", () => {
  const { openerKnownBy, client, ends, handshakeCaptured } = flowOf([
    { from: "s", flags: "P.", seq: 700, ack: 300, length: 9 },
  ]).connection(0);
  expect([openerKnownBy, client.port, handshakeCaptured]).toEqual(["nothing", 80, false]);
  expect(ends).toMatchObject({ client: { isn: undefined, base: 699 }, server: { isn: undefined, base: 299 } });
});

test("a SYN from the other side corrects who stood for the client", () => {
  const flow = flowOf([{ from: "s", flags: "R", seq: 700 }, SYN, { from: "s", flags: "S.", seq: 900, ack: 101 }]);
  expect(flow.connections).toBe(1);
  expect(flow.connection(0)).toMatchObject({ openerKnownBy: "syn", client: { port: 40_000 }, resetBy: "server" });
  expect([...flow.rows(0, 3).marks].map((marks) => (marks & 0x1000) !== 0)).toEqual([true, false, true]);
});

test("a SYN with another number is another connection, with the same number it is not", () => {
  expect(flowOf([SYN, SYN, { ...SYN, seq: 101 }, { ...SYN, seq: 102 }]).connections).toBe(3);
});

test("ten thousand uses of one pair of ports are ten thousand connections", () => {
  const flow = openFlow();
  for (let i = 0; i < 10_000; i++) flow.frame(recordOf(frameBytes({ ...SYN, seq: i * 1000 }), i + 1, i));
  expect(flow.connections).toBe(10_000);
  expect(flow.connection(9_999).first.seconds).toBe(1_700_000_009);
});

test("many pairs, either direction, find their own connection", () => {
  const flow = openFlow();
  for (let i = 0; i < 30_000; i++) {
    const port = 1 + (i % 10_000);
    flow.frame(recordOf(frameBytes({ from: i % 2 === 0 ? "c" : "s", flags: ".", seq: 1, port }), i + 1, i));
  }
  expect(flow.connections).toBe(10_000);
  expect(flow.connection(4_321)).toMatchObject({ segments: 3 });
});

test("options of a SYN are kept, a single segment's too", () => {
  const options = [2, 4, 5, 180, 3, 3, 7, 0];
  const flow = flowOf([{ ...SYN, options }]);
  expect(flow.connection(0).ends.client).toMatchObject({ mss: 1460, windowScale: 7 });
  expect(flow.connection(0).ends.server).toMatchObject({ mss: undefined, windowScale: undefined, segments: 0 });
});

test("names that a text capture printed are kept", () => {
  const flow = openFlow();
  const record = recordOf(frameBytes(SYN), 1, 0);
  record.names = {
    sourceHost: "npsc-225",
    sourcePort: undefined,
    destinationHost: undefined,
    destinationPort: "ndmp",
  };
  flow.frame(record);
  const { client, server } = flow.connection(0);
  expect(client).toMatchObject({ address: "npsc-225", hostName: "npsc-225", port: 40_000 });
  expect(server).toMatchObject({ address: "10.0.0.2", portName: "ndmp" });
});
