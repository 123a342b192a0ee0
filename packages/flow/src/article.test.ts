import { expect, test } from "vitest";
import { RowMark } from "./columns.ts";
import { clientState, STATE_NAMES, serverState } from "./state.ts";
import { flowOf, type TestSegment } from "./testing/frames.ts";

const J = 1_925_249_825;
const K = 821_610_649;

/** The daytime conversation of the article, number for number. */
const ARTICLE: readonly TestSegment[] = [
  { from: "c", flags: "S", seq: J },
  { from: "s", flags: "S.", seq: K, ack: J + 1 },
  { from: "c", flags: ".", seq: J + 1, ack: K + 1 },
  { from: "s", flags: "P.", seq: K + 1, ack: J + 1, length: 26, at: 20_000 },
  { from: "c", flags: ".", seq: J + 1, ack: K + 27 },
  { from: "s", flags: "F.", seq: K + 27, ack: J + 1, at: 40_000 },
  { from: "c", flags: "F.", seq: J + 1, ack: K + 28 },
  { from: "s", flags: ".", seq: K + 28, ack: J + 2 },
];

test("the article's eight segments go through the book's states", () => {
  const { columns } = flowOf(ARTICLE).window(0, 0, 8);
  const states = [...columns.states].map((s) => [STATE_NAMES[clientState(s)], STATE_NAMES[serverState(s)]]);
  expect(states).toEqual([
    ["SYN_SENT", "SYN_RCVD"],
    ["ESTABLISHED", "SYN_RCVD"],
    ["ESTABLISHED", "ESTABLISHED"],
    ["ESTABLISHED", "ESTABLISHED"],
    ["ESTABLISHED", "ESTABLISHED"],
    ["CLOSE_WAIT", "FIN_WAIT_1"],
    ["LAST_ACK", "TIME_WAIT"],
    ["CLOSED", "TIME_WAIT"],
  ]);
});

test("J, K, M, N, and who closed first", () => {
  const connection = flowOf(ARTICLE).connection(0);
  expect(connection.openerKnownBy).toBe("syn");
  expect(connection.ends.client).toMatchObject({ isn: J, base: J, fin: 1_925_249_826, segments: 4, bytes: 0 });
  expect(connection.ends.server).toMatchObject({ isn: K, base: K, fin: 821_610_676, segments: 4, bytes: 26 });
  expect(connection.firstFin).toBe("server");
  expect(connection.handshakeCaptured).toBe(true);
  expect(connection.completeness).toBe(31);
  expect(connection.initialRttNs).toBe(2_000_000);
  expect(connection.noteCounts).toEqual([]);
});

test("marks: who sent, which ACKs advance, where time passed", () => {
  const { columns, idlesBefore } = flowOf(ARTICLE).window(0, 0, 8);
  const rows = (mark: number) => [...columns.marks].flatMap((m, i) => ((m & mark) === 0 ? [] : [i + 1]));
  expect(rows(RowMark.FROM_SERVER)).toEqual([2, 4, 6, 8]);
  expect(rows(RowMark.ACK_ADVANCES)).toEqual([2, 3, 5, 7, 8]);
  expect(rows(RowMark.IDLE_BEFORE)).toEqual([4, 6]);
  expect(rows(RowMark.FIRST)).toEqual([1]);
  expect(idlesBefore).toBe(0);
  expect(flowOf(ARTICLE).window(0, 5, 1).idlesBefore).toBe(1);
});

test("an ACK points at the segment it covers exactly", () => {
  const { columns } = flowOf(ARTICLE).window(0, 0, 8);
  expect([...columns.acknowledges].map((row) => row | 0)).toEqual([-1, 0, 1, -1, 3, -1, 5, 6]);
});
