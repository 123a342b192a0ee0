import { describe, expect, test } from "vitest";
import { noteNames } from "./columns.ts";
import { noteEvidence } from "./evidence/evidence.ts";
import { flowOf, frameBytes, recordOf, type TestSegment } from "./testing/frames.ts";
import { ack, data, HANDSHAKE } from "./testing/talk.ts";

const WINDOW_SCALE_2 = [3, 3, 2];

/** Notes of the segments after the handshake, and the flow. */
function notesOf(segments: readonly TestSegment[], opening = HANDSHAKE) {
  const flow = flowOf([...opening, ...segments]);
  const { notes } = flow.rows(opening.length, segments.length);
  return { flow, notes: [...notes].map((bits) => noteNames(bits)) };
}

/** What a note of the last segment is based on. */
function basis(segments: readonly TestSegment[], note: string, opening = HANDSHAKE) {
  const { flow } = notesOf(segments, opening);
  const evidence = noteEvidence(flow, flow.segments - 1).find((one) => one.note === note);
  return evidence && { [evidence.kind]: evidence.values };
}

describe("repeats", () => {
  test("a timeout", () => {
    const segments = [data(501, 30), data(501, 233)];
    expect(notesOf(segments).notes).toEqual([[], ["retransmission"]]);
    expect(basis(segments, "retransmission")).toEqual({
      "repeat-unasked": { seq: 501, syn: false, frame: 4, ns: 203e6 },
    });
  });

  test("asked for by SACK, without a duplicate ACK (RFC 6675, section 4)", () => {
    const blocks = [5, 10, 0, 0, 2, 189, 0, 0, 3, 33];
    const segments = [
      data(501, 30),
      data(601, 31),
      data(701, 32),
      { ...ack(601, 33, 1001), options: blocks },
      data(601, 240),
    ];
    expect(basis(segments, "retransmission")).toEqual({
      "repeat-unasked": { seq: 601, syn: false, frame: 5, ns: 209e6, sacked: true },
    });
  });

  test("a fast retransmission, within 20 ms of the second duplicate ACK", () => {
    const lost = [data(501, 30), ack(601, 32), data(701, 33), ack(601, 34), data(801, 35), ack(601, 36)];
    const early = [...lost, data(601, 50)];
    expect(notesOf(early).notes).toEqual([
      [],
      [],
      ["lost-segment"],
      ["duplicate-ack"],
      [],
      ["duplicate-ack"],
      ["retransmission", "fast-retransmission"],
    ]);
    const late = notesOf([...lost, data(601, 57)]).notes.at(-1);
    expect(late).toEqual(["retransmission"]);
    expect(basis(lost, "duplicate-ack")).toEqual({ duplicate: { ack: 601, frame: 5, ns: 4e6, times: 2 } });
    expect(basis(lost.slice(0, 3), "lost-segment")).toEqual({ gap: { seq: 701, frame: 4, end: 601, missing: 100 } });
    expect(basis(early, "fast-retransmission")).toEqual({ "fast-unseen": { seq: 601 } });
    const seen = [data(501, 30), data(601, 31), ...lost.slice(1), data(601, 50)];
    expect(basis(seen, "fast-retransmission")).toEqual({
      fast: { seq: 601, duplicates: 2, askedFrame: 10, askedNs: 14e6 },
    });
    // A segment with data asks for it still.
    const still = [...seen.slice(0, -1), { ...ack(601, 100), length: 10 }, data(601, 110)];
    expect(basis(still, "fast-retransmission")).toEqual({
      fast: { seq: 601, duplicates: 2, askedFrame: 10, askedNs: 74e6 },
    });
  });

  test("a segment of an older connection that looks like the handshake's last ACK is not compared with itself", () => {
    const opening: TestSegment[] = [
      { from: "c", flags: "S", seq: 9000, at: 0 },
      { from: "c", flags: ".", seq: 500, ack: 77, length: 10, at: 1 },
    ];
    const { flow, notes } = notesOf([], opening);
    expect(notes).toEqual([]);
    expect(flow.connection(0).initialRttNs).toBe(1e6);
    expect(noteEvidence(flow, 1).find(({ note }) => note === "out-of-order")?.values).toMatchObject({
      ns: 1e6,
      roundTripNs: undefined,
    });
  });

  test("overtaken: late by less than the initial round trip of 20 ms", () => {
    const segments = [data(501, 30), data(701, 31), data(601, 49)];
    expect(notesOf(segments).notes).toEqual([[], ["lost-segment"], ["out-of-order"]]);
    expect(notesOf([data(501, 30), data(701, 31), data(601, 52)]).notes[2]).toEqual(["retransmission"]);
    expect(basis(segments, "out-of-order")).toEqual({
      order: { seq: 601, frame: 5, end: 801, ns: 18e6, roundTripNs: 20e6 },
    });
  });

  test("spurious: it had been acknowledged", () => {
    const segments = [data(501, 30), ack(601, 31), data(501, 300)];
    expect(notesOf(segments).notes[2]).toEqual(["retransmission", "spurious-retransmission"]);
    expect(basis(segments, "spurious-retransmission")).toEqual({ needless: { seq: 501, end: 601, frame: 4 } });
    const wider = [data(501, 30, 50), data(551, 31, 50), ack(601, 40), data(501, 300)];
    expect(basis(wider, "spurious-retransmission")).toEqual({ needless: { seq: 501, end: 601, frame: 4, more: true } });
  });

  test("a SYN sent again, without an answer", () => {
    const { notes } = notesOf([{ from: "c", flags: "S", seq: 100, at: 1000 }], [{ from: "c", flags: "S", seq: 100 }]);
    expect(notes).toEqual([["retransmission"]]);
  });
});

describe("windows", () => {
  test("full, closed, probed, open again", () => {
    const segments: TestSegment[] = [
      ack(501, 30, 150),
      data(501, 31, 100),
      data(601, 32, 50),
      ack(651, 33, 0),
      data(651, 233, 1),
      ack(651, 234, 0),
      ack(651, 300, 500),
    ];
    expect(notesOf(segments).notes).toEqual([
      ["window-update"],
      [],
      ["window-full"],
      ["zero-window"],
      ["zero-window-probe"],
      ["zero-window", "zero-window-probe-ack"],
      ["window-update"],
    ]);
    expect(basis(segments.slice(0, 3), "window-full")).toEqual({
      "window-filled": { end: 651, frame: 4, ack: 501, window: 150 },
    });
    expect(basis(segments.slice(0, 5), "zero-window-probe")).toEqual({ probe: { seq: 651, frame: 7 } });
    expect(basis(segments, "window-update")).toMatchObject({ "window-changed": { before: 0, window: 500 } });
  });

  test("a scaled window is full only at its scaled end", () => {
    const opening = HANDSHAKE.map((s) => (s.flags.startsWith("S") ? { ...s, options: WINDOW_SCALE_2 } : s));
    const segments = [data(501, 30, 1000), data(1501, 31, 3000)];
    expect(notesOf(segments, opening).notes).toEqual([[], ["window-full"]]);
  });
});

test("keep-alive and its ACK", () => {
  const segments: TestSegment[] = [
    data(501, 30),
    ack(601, 31),
    { from: "s", flags: ".", seq: 600, ack: 101, at: 9000 },
    ack(601, 9001),
  ];
  expect(notesOf(segments).notes).toEqual([[], [], ["keep-alive"], ["keep-alive-ack"]]);
  expect(basis(segments, "keep-alive-ack")).toEqual({ "keep-alive-answer": { ack: 601, frame: 6, ns: 1e6 } });
});

test("an ACK of what was not captured is told once", () => {
  expect(notesOf([data(501, 30), ack(701, 31), data(701, 32), ack(801, 33)]).notes).toEqual([
    [],
    ["ack-lost-segment"],
    ["lost-segment"],
    ["ack-lost-segment"],
  ]);
});

test("ports used again", () => {
  const flow = flowOf([...HANDSHAKE, { from: "c", flags: "S", seq: 7000 }]);
  expect(flow.connections).toBe(2);
  expect(flow.connection(1)).toMatchObject({ segments: 1, noteCounts: expect.arrayContaining([1]), completeness: 1 });
  expect(noteEvidence(flow, 3).map(({ note }) => note)).toEqual(["reused-ports"]);
});

test("notes are counted by connection", () => {
  const { flow } = notesOf([data(501, 30), data(501, 233), data(501, 640)]);
  expect(flow.connection(0).noteCounts[0]).toBe(2);
});

describe("what explains a repeated ACK away", () => {
  const DSS = [30, 8, 0x20, 1, 0, 0, 0, 9];
  const ADD_ADDRESS = [30, 8, 0x34, 2, 10, 0, 0, 9];

  test("an MPTCP operation that is new to the connection", () => {
    const again = (at: number, options: readonly number[]) => ({ ...ack(601, at), options });
    const segments = [
      { ...data(501, 30), options: DSS },
      again(31, DSS),
      again(32, DSS),
      again(33, [...DSS, ...ADD_ADDRESS]),
      again(34, DSS),
      again(35, DSS),
    ];
    expect(notesOf(segments).notes.map((notes) => notes.length)).toEqual([0, 0, 1, 1, 0, 1]);
  });

  test("an operation that is new on another path of the same MPTCP connection", () => {
    const key = [0, 0, 0, 0, 0, 0, 0, 1];
    // SHA-256 of the key begins with these.
    const token = [0xcd, 0x26, 0x62, 0x15];
    const opening = (port: number, options: readonly number[]): TestSegment[] =>
      HANDSHAKE.map((segment, i) => ({ ...segment, port, at: port - 40_000 + i, options: i === 0 ? options : [] }));
    const again = (at: number, port: number): TestSegment => ({ ...ack(501, at), port });
    const segments: TestSegment[] = [
      ...opening(40_001, [30, 12, 0x11, 0, ...token, 0, 0, 0, 0]),
      again(30, 40_000),
      { ...again(31, 40_001), options: ADD_ADDRESS },
      again(32, 40_000),
      again(33, 40_000),
    ];
    const { notes } = notesOf(segments, opening(40_000, [30, 12, 0x01, 0x81, ...key]));
    expect(notes.slice(3).map((names) => names.includes("duplicate-ack"))).toEqual([false, true, false, true]);
  });

  test("no operation is news that Wireshark does not keep", () => {
    const CAPABLE_WITHOUT_KEY = [30, 4, 0x01, 0x81];
    const CAPABLE = [30, 12, 0x01, 0x81, 0, 0, 0, 0, 0, 0, 0, 1];
    const PRIVATE = [30, 4, 0xf0, 0];
    const again = (at: number, options: readonly number[]) => ({ ...ack(601, at), options });
    const [first, ...repeats] = [CAPABLE_WITHOUT_KEY, [], CAPABLE, [], PRIVATE, []];
    const segments = [data(501, 30), again(31, first), ...repeats.map((o, i) => again(32 + i, o))];
    expect(notesOf(segments).notes.map((notes) => notes.length)).toEqual([0, 0, 1, 1, 0, 1, 1]);
  });

  test("options that the capture cut off are not judged", () => {
    const flow = flowOf([...HANDSHAKE, data(501, 30), ack(601, 31)]);
    const bytes = frameBytes({ ...ack(601, 32), options: [5, 10, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0] });
    for (const [i, end] of [bytes.length, bytes.length - 8].entries()) {
      const record = recordOf(bytes, 6 + i, 32 + i);
      record.end = end;
      flow.frame(record);
    }
    expect([...flow.rows(5, 2).notes].map((bits) => noteNames(bits))).toEqual([["duplicate-ack"], []]);
  });
});
