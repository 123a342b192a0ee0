import { expect, test } from "vitest";
import { openCapture } from "../capture.ts";

/** The article's course with one segment repeated, as tcpdump prints it. */
const LINES = [
  "10:00:00.000000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 4294967290, win 1000, length 0",
  "10:00:00.000100 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [S.], seq 700, ack 4294967291, win 1000, length 0",
  "10:00:00.000200 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [.], ack 701, win 1000, length 0",
  "10:00:00.000300 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], seq 4294967291:5, ack 701, win 1000, length 10",
  "10:00:00.500300 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], seq 4294967291:5, ack 701, win 1000, length 10",
  "10:00:00.500400 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [.], ack 5, win 1000, length 0",
  "10:00:00.600000 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [F.], seq 701, ack 5, win 1000, length 0",
  "10:00:00.600100 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [F.], seq 5, ack 702, win 1000, length 0",
  "10:00:00.600200 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [.], ack 6, win 1000, length 0",
];

function open() {
  const capture = openCapture({ source: { read: () => Promise.reject(new Error("text needs no source")) } });
  capture.append(new TextEncoder().encode(`${LINES.join("\n")}\n`));
  capture.finish();
  return capture;
}

/** All that match, by going from each to the next. */
function all(text: string): number[] {
  const capture = open();
  const { total } = capture.find(0, { text, from: 0, backwards: false });
  const found: number[] = [];
  for (let from = 0; found.length < total; ) {
    const { index = -1, ordinal } = capture.find(0, { text, from, backwards: false });
    expect(ordinal).toBe(found.length + 1);
    found.push(index);
    from = index + 1;
  }
  return found;
}

test.each([
  ["SYN J", [0]],
  ["syn K, ack J+1", [1]],
  ["J+11", [3, 4, 5, 6, 7]],
  // FIN M acknowledges as much, but its label does not say so
  ["ACK J+11", [5]],
  ["DATA J+1:J+11 (10)", [3, 4]],
  ["data", [3, 4]],
  ["fin", [6, 7]],
  ["FIN M", [6]],
  ["N", [3, 4, 5, 6, 7]],
  ["FIN N, ACK M+1", [7]],
  ["ack N+1", [8]],
  ["[S.]", [1]],
  ["psh", [3, 4]],
  ["retransmission", [4]],
  ["retrans data", [4]],
  ["(10)", [3, 4]],
  ["len 10", [3, 4]],
  ["#4", [3]],
  ["frame 4", [3]],
  ["seq 4294967291", [0, 2, 3, 4]],
  ["ack 4294967291", [1]],
  ["ack 702", [7]],
  ["重传", [4]],
])("%s", (text, indexes) => {
  expect(all(text)).toEqual(indexes);
});

test("goes round at both ends, and says which match it is", () => {
  const capture = open();
  expect(capture.find(0, { text: "fin", from: 8, backwards: false })).toMatchObject({ index: 6, ordinal: 1, total: 2 });
  expect(capture.find(0, { text: "fin", from: 5, backwards: true })).toMatchObject({ index: 7, ordinal: 2, total: 2 });
  expect(capture.find(0, { text: "fin", from: 6, backwards: true })).toMatchObject({ index: 6, ordinal: 1 });
  expect(capture.find(0, { text: "fin", from: 0, backwards: false }).places).toEqual([6, 7]);
});

test("words that mean nothing are said to be so; words that match nothing find nothing", () => {
  const capture = open();
  for (const text of ["", "xyzzy", "fin xyzzy", "K+1:J+2", "[Q]"]) {
    expect(capture.find(0, { text, from: 0, backwards: false })).toMatchObject({ understood: false, total: 0 });
  }
  expect(capture.find(0, { text: "rst", from: 0, backwards: false })).toMatchObject({ understood: true, total: 0 });
});
