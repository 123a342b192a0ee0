import { describe, expect, test } from "vitest";
import { clientState, STATE_NAMES, serverState } from "./state.ts";
import { flowOf, type TestSegment } from "./testing/frames.ts";

/** Both states after each segment, the client's first. */
function course(segments: readonly TestSegment[]): string[] {
  const { states } = flowOf(segments).rows(0, segments.length);
  return [...states].map((s) => `${STATE_NAMES[clientState(s)]} ${STATE_NAMES[serverState(s)]}`);
}

const SYN: TestSegment = { from: "c", flags: "S", seq: 100 };
const SYN_ACK: TestSegment = { from: "s", flags: "S.", seq: 500, ack: 101 };
const ACK: TestSegment = { from: "c", flags: ".", seq: 101, ack: 501 };
const HANDSHAKE = [SYN, SYN_ACK, ACK];
const OPEN = ["SYN_SENT SYN_RCVD", "ESTABLISHED SYN_RCVD", "ESTABLISHED ESTABLISHED"];

describe("opening", () => {
  const refusal: TestSegment = { from: "s", flags: "R.", seq: 0, ack: 101 };

  test("a refused SYN finds a server that is closed, and leaves both closed", () => {
    expect(course([SYN, refusal])).toEqual(["SYN_SENT CLOSED", "CLOSED CLOSED"]);
  });

  test("the SYN again, refused again and at last taken", () => {
    expect(
      course([SYN, { ...SYN, at: 1000 }, refusal, { ...SYN, at: 3000 }, refusal, { ...SYN, at: 7000 }, SYN_ACK]),
    ).toEqual([
      "SYN_SENT CLOSED",
      "SYN_SENT CLOSED",
      "CLOSED CLOSED",
      "SYN_SENT CLOSED",
      "CLOSED CLOSED",
      "SYN_SENT CLOSED",
      "ESTABLISHED SYN_RCVD",
    ]);
  });

  test("a RST that does not acknowledge the SYN does not refuse it", () => {
    expect(course([SYN, { from: "s", flags: "R", seq: 0 }])[1]).toBe("SYN_SENT CLOSED");
  });

  test("simultaneous open: both SYNs cross, both answer", () => {
    expect(
      course([
        SYN,
        { from: "s", flags: "S", seq: 500 },
        { from: "c", flags: "S.", seq: 100, ack: 501 },
        { from: "s", flags: "S.", seq: 500, ack: 101 },
      ]),
    ).toEqual(["SYN_SENT CLOSED", "SYN_RCVD SYN_SENT", "SYN_RCVD SYN_RCVD", "ESTABLISHED ESTABLISHED"]);
  });

  test("a SYN that comes again had not been taken; a repeated SYN+ACK changes nothing", () => {
    expect(course([SYN, { ...SYN, at: 1000 }, SYN_ACK, { ...SYN_ACK, at: 3000 }, ACK])).toEqual([
      "SYN_SENT LISTEN",
      "SYN_SENT SYN_RCVD",
      "ESTABLISHED SYN_RCVD",
      "ESTABLISHED SYN_RCVD",
      "ESTABLISHED ESTABLISHED",
    ]);
  });

  test("a SYN_RCVD that is reset listens again (RFC 9293, 3.10.7.4)", () => {
    expect(course([SYN, SYN_ACK, { from: "c", flags: "R", seq: 101 }])[2]).toBe("CLOSED LISTEN");
  });

  test("the SYN+ACK was not captured: the ACK proves it", () => {
    expect(course([SYN, ACK])).toEqual(["SYN_SENT SYN_RCVD", "ESTABLISHED ESTABLISHED"]);
  });

  test("an ACK of more than the SYN, from between ports that are in use: whose it is nobody knows", () => {
    const again: TestSegment = { from: "c", flags: "S", seq: 9000 };
    const others: TestSegment = { from: "s", flags: ".", seq: 501, ack: 99_000 };
    expect(course([...HANDSHAKE, again, { ...again, at: 1000 }, others]).slice(3)).toEqual([
      "SYN_SENT LISTEN",
      "SYN_SENT unknown",
      "SYN_SENT unknown",
    ]);
  });

  test("the capture begins with the SYN+ACK", () => {
    expect(course([SYN_ACK, ACK])).toEqual(["ESTABLISHED SYN_RCVD", "ESTABLISHED ESTABLISHED"]);
  });
});

describe("a FIN in one segment with the SYN", () => {
  const both: TestSegment = { from: "c", flags: "SF", seq: 100 };

  test("whether it is taken the answer tells: Linux drops it where a program listens", () => {
    expect(course([both, { ...both, at: 1000 }])).toEqual(["SYN_SENT unknown", "SYN_SENT unknown"]);
  });

  test("a refusal counts both", () => {
    expect(course([both, { from: "s", flags: "R.", seq: 0, ack: 102 }])).toEqual(["SYN_SENT CLOSED", "CLOSED CLOSED"]);
  });

  test("an answer that leaves the FIN out: it comes again by itself", () => {
    expect(
      course([
        both,
        SYN_ACK,
        ACK,
        { from: "c", flags: "F.", seq: 101, ack: 501 },
        { ...SYN_ACK, flags: ".", seq: 501, ack: 102 },
      ]),
    ).toEqual([
      "SYN_SENT SYN_RCVD",
      "FIN_WAIT_1 SYN_RCVD",
      "FIN_WAIT_1 ESTABLISHED",
      "FIN_WAIT_1 CLOSE_WAIT",
      "FIN_WAIT_2 CLOSE_WAIT",
    ]);
  });

  test("an answer that acknowledges it, and its own FIN (RFC 9293, 3.10.7.2)", () => {
    expect(
      course([
        both,
        { ...SYN_ACK, ack: 102 },
        { ...ACK, seq: 102 },
        { from: "s", flags: "F.", seq: 501, ack: 102 },
        { from: "c", flags: ".", seq: 102, ack: 502 },
      ]),
    ).toEqual([
      "SYN_SENT SYN_RCVD",
      "FIN_WAIT_2 SYN_RCVD",
      "FIN_WAIT_2 CLOSE_WAIT",
      "TIME_WAIT LAST_ACK",
      "TIME_WAIT CLOSED",
    ]);
  });

  test("Linux takes the SYN of an answer and passes its FIN over: the other closes first", () => {
    expect(
      course([SYN, { ...SYN_ACK, flags: "SF." }, ACK, { from: "c", flags: "F.", seq: 101, ack: 501 }]).slice(1),
    ).toEqual(["ESTABLISHED SYN_RCVD", "ESTABLISHED FIN_WAIT_1", "FIN_WAIT_1 CLOSING"]);
  });

  test("a RST with a SYN says nothing of who listens", () => {
    expect(course([{ from: "c", flags: "SR", seq: 100 }])).toEqual(["CLOSED unknown"]);
  });
});

describe("closing", () => {
  const finByClient: TestSegment = { from: "c", flags: "F.", seq: 101, ack: 501 };

  test("four segments, half-closed for a while, with data after the FIN", () => {
    expect(
      course([
        ...HANDSHAKE,
        finByClient,
        { from: "s", flags: ".", seq: 501, ack: 102 },
        { from: "s", flags: "P.", seq: 501, ack: 102, length: 10 },
        { from: "c", flags: ".", seq: 102, ack: 511 },
        { from: "s", flags: "F.", seq: 511, ack: 102 },
        { from: "c", flags: ".", seq: 102, ack: 512 },
      ]),
    ).toEqual([
      ...OPEN,
      "FIN_WAIT_1 CLOSE_WAIT",
      "FIN_WAIT_2 CLOSE_WAIT",
      "FIN_WAIT_2 CLOSE_WAIT",
      "FIN_WAIT_2 CLOSE_WAIT",
      "TIME_WAIT LAST_ACK",
      "TIME_WAIT CLOSED",
    ]);
  });

  test("two FINs cross: the second was sent in ESTABLISHED; both CLOSING, then both TIME_WAIT", () => {
    expect(
      course([
        ...HANDSHAKE,
        finByClient,
        { from: "s", flags: "F.", seq: 501, ack: 101 },
        { from: "c", flags: ".", seq: 102, ack: 502 },
        { from: "s", flags: ".", seq: 502, ack: 102 },
      ]).slice(3),
    ).toEqual(["FIN_WAIT_1 ESTABLISHED", "CLOSING CLOSING", "CLOSING TIME_WAIT", "TIME_WAIT TIME_WAIT"]);
  });

  test("a repeated FIN changes nothing", () => {
    expect(course([...HANDSHAKE, finByClient, { ...finByClient, at: 500 }]).slice(3)).toEqual([
      "FIN_WAIT_1 CLOSE_WAIT",
      "FIN_WAIT_1 CLOSE_WAIT",
    ]);
  });

  test("the last FIN repeated in TIME_WAIT, and its ACK", () => {
    const last: TestSegment = { from: "s", flags: "F.", seq: 501, ack: 102 };
    const states = course([
      ...HANDSHAKE,
      finByClient,
      last,
      { ...last, at: 400 },
      { from: "c", flags: ".", seq: 102, ack: 502 },
    ]);
    expect(states.slice(4)).toEqual(["TIME_WAIT LAST_ACK", "TIME_WAIT LAST_ACK", "TIME_WAIT CLOSED"]);
  });

  test("a reset closes both at once", () => {
    expect(course([...HANDSHAKE, { from: "s", flags: "R.", seq: 501, ack: 101 }])[3]).toBe("CLOSED CLOSED");
  });

  test("sequence numbers that wrap", () => {
    expect(
      course([
        { from: "c", flags: "S", seq: 0xffff_ffff },
        { from: "s", flags: "S.", seq: 0xffff_fffe, ack: 0 },
        { from: "c", flags: ".", seq: 0, ack: 0xffff_ffff },
        { from: "s", flags: "F.", seq: 0xffff_ffff, ack: 0 },
        { from: "c", flags: "F.", seq: 0, ack: 0 },
        { from: "s", flags: ".", seq: 0, ack: 1 },
      ]),
    ).toEqual([...OPEN, "CLOSE_WAIT FIN_WAIT_1", "LAST_ACK TIME_WAIT", "CLOSED TIME_WAIT"]);
  });
});

describe("a capture that starts in the middle", () => {
  test("both sides are unknown until both have sent data: an ACK alone is sent in half of all states", () => {
    expect(
      course([
        { from: "c", flags: "P.", seq: 1000, ack: 2000, length: 5 },
        { from: "s", flags: ".", seq: 2000, ack: 1005 },
        { from: "s", flags: "P.", seq: 2000, ack: 1005, length: 5 },
      ]),
    ).toEqual(["unknown unknown", "unknown unknown", "ESTABLISHED ESTABLISHED"]);
  });

  test("whether a lone RST is taken nobody sees", () => {
    expect(course([{ from: "c", flags: "R", seq: 1 }])).toEqual(["CLOSED unknown"]);
  });
});

test("ports used again: the new connection starts over", () => {
  const again: TestSegment = { from: "c", flags: "S", seq: 9000 };
  expect(course([SYN, SYN_ACK, ACK, { from: "c", flags: "R", seq: 101 }, again])).toEqual([
    ...OPEN,
    "CLOSED CLOSED",
    "SYN_SENT SYN_RCVD",
  ]);
});
