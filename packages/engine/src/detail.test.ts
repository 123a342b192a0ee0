import { expect, test } from "vitest";
import { openCapture } from "./capture.ts";
import { ack, join, record, u } from "./testing/built.ts";

const ETHERNET = Uint8Array.of(2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0);
const NOP_NOP_TIMESTAMPS = [1, 1, 8, 10, 0, 0, 0, 7, 0, 0, 0, 3];

/** One frame of Ethernet in a pcap file: its row's payload, tcpdump's line of it, and the fields of its last header. */
async function look(frame: Uint8Array, linkWord: number, snapLength: number) {
  const head = join(u(4, 0xa1b2c3d4), u(2, 2), u(2, 4), u(4, 0), u(4, 0), u(4, snapLength), u(4, linkWord));
  const file = join(head, record(frame));
  const capture = openCapture({ source: { read: (at, length) => Promise.resolve(file.slice(at, at + length)) } });
  capture.append(file);
  capture.finish();
  const { tcpdump, layers } = await capture.detail(0);
  const checksum = layers.at(-1)?.fields.find(({ name }) => name === "checksum");
  return { payload: capture.flow.rows(0, 1).payload[0], line: tcpdump.split(": ")[1], described: checksum?.value };
}

test("a declared check sequence is no payload, and tcpdump takes no notice of it", async () => {
  const segment = join(ack(40_000), u(4, 0x64636261));
  segment[3] = 44; // so IP counts what the file says is none of its own
  const line = "Flags [.], seq 1:5, ack 1, win 256, length 4";
  const without = await look(join(ETHERNET, segment), 1, 262_144);
  expect(without).toMatchObject({ payload: 4, line });
  const declared = await look(join(ETHERNET, segment), 0x24000001, 262_144);
  expect(declared).toMatchObject({ payload: 0, line });
  expect(declared.described).not.toEqual(without.described);
});

test("a record beyond the snap length: its whole header, and tcpdump's line of what libpcap hands on", async () => {
  const frame = join(ETHERNET, ack(40_000, NOP_NOP_TIMESTAMPS));
  const { line } = await look(frame, 1, 60);
  expect(line).toBe("Flags [.], ack 1, win 256, options [nop,nop,TS [|tcp]>");
  const whole = await look(frame, 1, 0);
  expect(whole.line).toBe("Flags [.], ack 1, win 256, options [nop,nop,TS val 7 ecr 3], length 0");
});

test("the round trip that a segment ends, and what its sender has in flight", async () => {
  const lines = [
    "12:00:00.000000 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1000000100, win 100, length 0",
    "12:00:00.010000 IP 10.0.0.2.80 > 10.0.0.1.4000: Flags [S.], seq 2000000500, ack 1000000101, win 100, length 0",
    "12:00:00.010200 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [P.], seq 1000000101:1000000111, ack 2000000501, win 100, length 10",
    "12:00:00.010300 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], ack 2000000501, win 100, length 0",
  ];
  const file = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const capture = openCapture({ source: { read: (at, length) => Promise.resolve(file.slice(at, at + length)) } });
  capture.append(file);
  capture.finish();
  const measured = await Promise.all([0, 1, 2, 3].map(async (row) => (await capture.detail(row)).measured));
  expect(measured).toEqual([{}, { acknowledges: 1, rttNs: 1e7 }, { acknowledges: 2, rttNs: 2e5, inFlight: 10 }, {}]);
});

test("others are served while a long connection is gone through for a segment at its end", async () => {
  const line = (i: number) =>
    `12:00:00.000000 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], seq ${1_000_000_000 + i}:${1_000_000_001 + i}, ack 7, win 100, length 1`;
  const file = new TextEncoder().encode(Array.from({ length: 34_000 }, (_, i) => `${line(i)}\n`).join(""));
  let pauses = 0;
  const pause = () => {
    pauses++;
    return Promise.resolve();
  };
  const source = { read: (at: number, length: number) => Promise.resolve(file.slice(at, at + length)) };
  const capture = openCapture({ source, pause });
  capture.append(file);
  capture.finish();
  expect((await capture.detail(33_999)).measured).toEqual({ inFlight: 34_000 });
  expect(pauses).toBe(1);
});
