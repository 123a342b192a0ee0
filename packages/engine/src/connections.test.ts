import type { ConnectionSummary } from "@tcp-ladder/flow";
import { CONNECTION_SORTS, COURSE_BINS, type ConnectionSort, CourseBit } from "@tcp-ladder/protocol";
import { describe, expect, test } from "vitest";
import { openCapture } from "./capture.ts";

const host = { source: { read: () => Promise.reject(new Error("text needs no source")) } };

function open(lines: readonly string[]) {
  const capture = openCapture(host);
  capture.append(new TextEncoder().encode(`${lines.join("\n")}\n`));
  capture.finish();
  return capture;
}

const time = (ms: number) =>
  `12:00:${String(Math.floor(ms / 1000)).padStart(2, "0")}.${String(ms % 1000).padStart(3, "0")}000`;

/** Connection `n`: SYN, SYN+ACK, ACK and `n % 4` segments of data, the client's address and port falling as n rises. */
function conversation(n: number, client = `10.0.0.${250 - n}.${5000 - n}`): string[] {
  const server = `10.1.${n % 3}.1.80`;
  const at = n * 100;
  const line = (ms: number, toServer: boolean, rest: string) =>
    `${time(at + ms)} IP ${toServer ? `${client} > ${server}` : `${server} > ${client}`}: ${rest}, win 1000, length 0`;
  const data = Array.from(
    { length: n % 4 },
    (_, i) =>
      `${time(at + 10 + i * (n + 1))} IP ${client} > ${server}: Flags [P.], seq ${101 + i * 10}:${111 + i * 10}, ack 501, win 1000, length 10`,
  );
  return [
    line(0, true, "Flags [S], seq 100"),
    line(n + 1, false, "Flags [S.], seq 500, ack 101"),
    ...(n % 5 === 4 ? [] : [line(n + 2, true, "Flags [.], ack 501")]),
    ...data,
  ];
}

const lines = Array.from({ length: 24 }, (_, n) => conversation(n)).flat();
const capture = open(lines);
const all = { from: 0, count: 1000, sort: "id", descending: false, filter: "" } as const;

const address = ({ address: text }: { address: string }) =>
  text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
const ns = ({ first, last }: ConnectionSummary) => (last.seconds - first.seconds) * 1e9 + (last.nanos - first.nanos);
/** Of a sort, the number that a summary gives: written anew here, so that nothing is compared with itself. */
const KEYS: Record<ConnectionSort, (one: ConnectionSummary) => number> = {
  id: ({ id }) => id,
  client: ({ client }) => address(client) * 65536 + client.port,
  server: ({ server }) => address(server) * 65536 + server.port,
  start: ({ first }) => first.seconds * 1e3 + first.nanos / 1e6,
  duration: ns,
  segments: ({ segments }) => segments,
  bytes: ({ ends }) => ends.client.bytes + ends.server.bytes,
  "client-bytes": ({ ends }) => ends.client.bytes,
  "server-bytes": ({ ends }) => ends.server.bytes,
  rtt: ({ initialRttNs }) => initialRttNs ?? Number.NaN,
  states: ({ ends }) => ends.client.state * 16 + ends.server.state,
  completeness: ({ completeness }) => completeness,
  notes: ({ noteCounts }) => noteCounts.reduce((sum, count) => sum + count, 0),
};

describe.each([false, true])("sorted, descending %s", (descending) => {
  test.each(CONNECTION_SORTS)("by %s: ties in order of appearance, what is unknown last", (sort) => {
    const { connections, matched } = capture.connections({ ...all, sort, descending });
    const sign = descending ? -1 : 1;
    const expected = Array.from({ length: 24 }, (_, id) => capture.flow.connection(id)).sort((a, b) => {
      const [x, y] = [KEYS[sort](a), KEYS[sort](b)];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a.id - b.id;
      return sign * (x - y) || a.id - b.id;
    });
    expect(matched).toBe(24);
    expect(connections.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });
});

test("names that a text capture gives are sorted as text", () => {
  const named = open([
    ...conversation(0, "zebra.http"),
    ...conversation(1, "apple.http"),
    ...conversation(2, "mole.http"),
  ]);
  const { connections } = named.connections({ ...all, sort: "client" });
  expect(connections.map(({ client }) => client.hostName)).toEqual(["apple", "mole", "zebra"]);
});

test("a page is a part of the sorted and filtered whole", () => {
  const query = { ...all, sort: "duration", descending: true, filter: "server port 80 and host 10.1.2.1" } as const;
  const whole = capture.connections(query);
  expect([whole.total, whole.matched]).toEqual([24, 8]);
  const page = capture.connections({ ...query, from: 3, count: 2 });
  expect(page.connections).toEqual(whole.connections.slice(3, 5));
  expect(capture.connections({ ...query, from: 100 }).connections).toEqual([]);
  expect(page.began).toEqual(capture.flow.connection(0).first);
});

test("a filter that cannot be read is answered with where, and the list is whole", () => {
  const { trouble, matched } = capture.connections({ ...all, filter: "port 80 and note fast" });
  expect(trouble).toMatchObject({ code: "no-note", value: "fast", at: 17 });
  expect(matched).toBe(24);
});

test("what is asked again of a capture that has grown is answered of all of it", () => {
  const growing = openCapture(host);
  const feed = (text: readonly string[]) => growing.append(new TextEncoder().encode(`${text.join("\n")}\n`));
  feed(conversation(1));
  const query = { ...all, sort: "segments", descending: true } as const;
  expect(growing.connections(query).connections.map(({ id }) => id)).toEqual([0]);
  feed(conversation(3));
  feed(conversation(5));
  expect(growing.connections(query).connections.map(({ id }) => id)).toEqual([1, 0, 2]);
});

test("a course tells the phases, who sent and what was heavy", () => {
  const { connections } = capture.connections({ ...all, from: 1, count: 1, courses: true });
  expect(connections[0]?.course).toEqual([
    CourseBit.CLIENT_HEAVY | CourseBit.OPENING,
    CourseBit.SERVER_HEAVY | CourseBit.OPENING,
    CourseBit.CLIENT | CourseBit.OPENING,
    CourseBit.CLIENT_HEAVY | CourseBit.DATA,
  ]);
  expect(capture.connections(all).connections[0]).not.toHaveProperty("course");
});

test.each([30, 5000])("the course of %i segments fits its bins and keeps the end", (count) => {
  const data = Array.from(
    { length: count },
    (_, i) =>
      `12:00:01.${String(i).padStart(6, "0")} IP 10.0.0.250.5000 > 10.1.0.1.80: Flags [P.], seq ${101 + i}:${102 + i}, ack 501, win 1000, length 1`,
  );
  const reset = "12:00:02.000000 IP 10.1.0.1.80 > 10.0.0.250.5000: Flags [R], seq 501, win 0, length 0";
  const long = open([...conversation(0), ...data, reset]);
  const course = long.connections({ ...all, courses: true }).connections[0]?.course ?? [];
  expect(course).toHaveLength(COURSE_BINS);
  expect(course[0]).toBeDefined();
  expect((course[0] ?? 0) & CourseBit.OPENING).toBe(CourseBit.OPENING);
  expect((course[12] ?? 0) & (CourseBit.DATA | CourseBit.TROUBLE)).toBe(CourseBit.DATA);
  expect((course.at(-1) ?? 0) & (CourseBit.TROUBLE | CourseBit.SERVER_HEAVY)).toBe(
    CourseBit.TROUBLE | CourseBit.SERVER_HEAVY,
  );
});
