import { clientState, noteNames, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { labelText } from "@tcp-ladder/ladder";
import { expect, test } from "vitest";
import { openCapture } from "./capture.ts";

/** The article's eight segments, glued together as its web page shows them. */
const ARTICLE = [
  "14:52:19.772673 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [S], seq 1925249825, win 14600, options [mss 1460,sackOK,TS val 11741993 ecr 0,nop,wscale 6], length 0",
  "14:52:19.772695 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [S.], seq 821610649, ack 1925249826, win 14480, options [mss 1460,sackOK,TS val 20292985 ecr 11741993,nop,wscale 7], length 0",
  "14:52:19.773256 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [.], ack 821610650, win 229, options [nop,nop,TS val 11741994 ecr 20292985], length 0",
  "14:52:39.773434 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [P.], seq 821610650:821610676, ack 1925249826, win 114, options [nop,nop,TS val 20312985 ecr 11741994], length 26",
  "14:52:39.774208 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [.], ack 821610676, win 229, options [nop,nop,TS val 11761994 ecr 20312985], length 0",
  "14:52:59.773523 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [F.], seq 821610676, ack 1925249826, win 114, options [nop,nop,TS val 20332985 ecr 11761994], length 0",
  "14:52:59.774342 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [F.], seq 1925249826, ack 821610677, win 229, options [nop,nop,TS val 11781994 ecr 20332985], length 0",
  "14:52:59.774351 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [.], ack 1925249827, win 114, options [nop,nop,TS val 20332986 ecr 11781994], length 0",
].join("");

const bytes = new TextEncoder().encode(`${ARTICLE}\n`);
const host = { source: { read: () => Promise.reject(new Error("text needs no source")) } };

function openArticle(step = bytes.length) {
  const capture = openCapture(host);
  for (let at = 0; at < bytes.length; at += step) capture.append(bytes.subarray(at, at + step));
  capture.finish();
  return capture;
}

test.each([bytes.length, 100, 1])("the article, arriving %i bytes at a time, is the book's figure", (step) => {
  const { connection, columns, statesBefore } = openArticle(step).window(0, 0, 100);
  const state = (states: number) => [clientState(states), serverState(states)].map((one) => STATE_NAMES[one]).join(" ");
  expect(state(statesBefore)).toBe("CLOSED LISTEN");
  const lines = Array.from({ length: columns.length }, (_, i) =>
    [labelText(columns, i, connection), state(columns.states[i] ?? 0), ...noteNames(columns.notes[i] ?? 0)].join(" | "),
  );
  expect(lines).toEqual([
    "SYN J | SYN_SENT SYN_RCVD",
    "SYN K, ACK J+1 | ESTABLISHED SYN_RCVD",
    "ACK K+1 | ESTABLISHED ESTABLISHED",
    "DATA K+1:K+27 (26) | ESTABLISHED ESTABLISHED",
    "ACK K+27 | ESTABLISHED ESTABLISHED",
    "FIN M | CLOSE_WAIT FIN_WAIT_1",
    "FIN N, ACK M+1 | LAST_ACK TIME_WAIT",
    "ACK N+1 | CLOSED TIME_WAIT",
  ]);
});

test("a window in the middle says what stood before it", () => {
  const window = openArticle().window(0, 3, 2);
  expect(window.from).toBe(3);
  expect([...window.columns.frame]).toEqual([4, 5]);
  expect([clientState(window.statesBefore), serverState(window.statesBefore)]).toEqual([4, 4]);
  expect(window.idlesBefore).toBe(0);
  expect(openArticle().window(0, 5, 2).idlesBefore).toBe(1);
});

test("a segment is decoded again when it is looked at", async () => {
  const capture = openArticle();
  const detail = await capture.detail(3);
  expect(detail.tcpdump).toBe(
    "14:52:39.773434 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [P.], seq 821610650:821610676, ack 1925249826, win 114, options [nop,nop,TS val 20312985 ecr 11741994], length 26",
  );
  expect(detail.fromText).toBe(true);
  expect(detail.ecn).toBe("none");
  const tcp = detail.layers.find((layer) => layer.name === "TCP");
  const seq = tcp?.fields.find((field) => field.name === "sequence number");
  expect(seq?.value).toContain("821610650");
  expect(detail.hex.slice((seq?.start ?? 0) * 2, (seq?.end ?? 0) * 2)).toBe((821610650).toString(16).padStart(8, "0"));
  await expect(capture.detail(8)).rejects.toThrow(RangeError);
});

test("a follower is told each row once, and what it was too slow for", () => {
  const capture = openCapture(host);
  const follower = capture.follow("newest", 3);
  expect(follower.next()).toBeUndefined();
  const lines = ARTICLE.replaceAll(/(?<=length (?:0|26))(?=\d\d:)/g, "\n").split("\n");
  const feed = (from: number, to: number) =>
    capture.append(
      new TextEncoder().encode(
        lines
          .slice(from, to)
          .map((line) => `${line}\n`)
          .join(""),
      ),
    );
  feed(0, 2);
  expect([...(follower.next()?.columns.frame ?? [])]).toEqual([1, 2]);
  expect(follower.next()).toBeUndefined();
  feed(2, 8);
  const late = follower.next();
  expect([...(late?.columns.frame ?? [])]).toEqual([6, 7, 8]);
  expect(late?.skipped).toBe(3);
  expect(capture.window(0, 2, 3).columns.length).toBe(3);
});

test("a refusal tells the rows before it anew: the server had never listened", () => {
  const capture = openCapture(host);
  const follower = capture.follow("newest", 100);
  const feed = (line: string) => capture.append(new TextEncoder().encode(`${line}\n`));
  const told = () => {
    const window = follower.next();
    return [window?.statesBefore ?? -1, ...(window?.columns.states ?? [])].map((packed) => packed >> 4);
  };
  feed("10:00:00.000001 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 100, win 1000, length 0");
  expect(told()).toEqual([1, 3]);
  feed("10:00:00.000090 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [R.], seq 0, ack 101, win 0, length 0");
  expect(told()).toEqual([0, 0, 0]);
});

test("connections are listed, filtered and sorted, and a bad filter says where", () => {
  const capture = openArticle();
  const query = { from: 0, count: 10, sort: "bytes", descending: true, filter: "" } as const;
  expect(capture.connections(query)).toMatchObject({ total: 1, matched: 1, trouble: undefined });
  expect(capture.connections({ ...query, filter: "port 80" })).toMatchObject({ matched: 0, connections: [] });
  expect(capture.connections({ ...query, filter: "port eighty" }).trouble).toMatchObject({ at: 5 });
});

test("an overview holds every segment once", () => {
  const capture = openArticle();
  for (const by of ["index", "time"] as const) {
    const overview = capture.overview(0, 5, by);
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    expect([sum(overview.client), sum(overview.server), sum(overview.bytes)]).toEqual([4, 4, 26]);
    expect(overview.from[0]).toBe(0);
  }
});

test("an overview of a part holds that part", () => {
  const overview = openArticle().overview(0, 3, "index", 3, 6);
  expect(overview).toMatchObject({
    begin: 3,
    end: 6,
    segments: 8,
    from: [3, 4, 5],
    client: [0, 1, 0],
    server: [1, 0, 1],
  });
  expect(overview.elapsedNs[0]).toBe(20_000_761_000);
});

test("bytes that are no capture are one named fault, and nothing throws", () => {
  for (const junk of [
    new Uint8Array(0),
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3),
    new TextEncoder().encode("hello"),
  ]) {
    const capture = openCapture(host);
    capture.append(junk);
    capture.finish();
    expect(capture.status().fault?.code).toBe(junk.length === 0 ? "empty" : "unknown-format");
  }
});
