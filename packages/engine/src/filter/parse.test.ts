import { type ConnectionCursor, type Side, TcpState } from "@tcp-ladder/flow";
import { capturedFlow } from "@tcp-ladder/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFilter } from "./parse.ts";
import { FilterError } from "./trouble.ts";

/** What the cursor stands at, without a flow around it. */
const connection = {
  id: 0,
  segments: 8,
  completeness: 31,
  resetBy: undefined,
  notes: 2,
  startNs: 2e9,
  durationNs: 40.1e9,
  initialRttNs: 583_000,
  ipVersion: 4,
  anyNames: true,
  bytes: (side: Side) => (side === "client" ? 0 : 26),
  state: (side: Side) => (side === "client" ? TcpState.CLOSED : TcpState.TIME_WAIT),
  synSeen: () => true,
  noteCount: (bit: number) => (bit === 6 ? 2 : 0),
  port: (side: Side) => (side === "client" ? 55081 : 10000),
  address: (side: Side) => (side === "client" ? "192.168.11.223" : "npsc-220"),
  hostName: (side: Side) => (side === "client" ? undefined : "npsc-220"),
  resolvedName: () => undefined,
} as unknown as ConnectionCursor;

describe("matches", () => {
  test.each([
    "",
    "port 10000",
    "host 192.168.11.223",
    "host NPSC-220",
    "192.168 55081",
    "state time_wait",
    "state TIME-WAIT and port 10000",
    "note duplicate-ack",
    "note any",
    "complete",
    "segments = 8",
    "bytes >= 26 and bytes<27",
    "duration > 40s and duration < 0.7min",
    "rtt < 1ms",
    "not port 80",
    "! (port 80 or port 443)",
    "port 80 or npsc",
    '"55081"',
    "client port 55081 server port 10000",
    "server state TIME_WAIT",
    "npsc-220:10000",
    "sent = 0 received = 26",
    "start >= 2s",
  ])("%s", (text) => expect(parseFilter(text)(connection)).toBe(true));
});

describe("does not match", () => {
  test.each([
    "port 80",
    "host 192.168.11.2",
    "state ESTABLISHED",
    "note retransmission",
    "incomplete",
    "reset",
    "refused",
    "segments > 8",
    "not npsc",
    "client port 10000",
    "client state TIME_WAIT",
    "0.223:55081 npsc",
    '"or"',
  ])("%s", (text) => expect(parseFilter(text)(connection)).toBe(false));
});

test.each([
  ["> S\n< RA +1ms seq=-5000", true],
  ["< PA D10\n> A +1ms\n< RA +1ms", false],
  ["> S\n> PA D10 +1ms seq=1 ack=1\n< RA +1ms", false],
] as const)("only a SYN is refused (RFC 9293, 3.10.7.1): %s", (text, refused) => {
  const cursor = capturedFlow(text).cursor();
  cursor.moveTo(0);
  expect(parseFilter("refused")(cursor)).toBe(refused);
});

describe("says what is wrong and where", () => {
  test.each([
    ["port", 4],
    ["port http", 5],
    ["port 70000", 5],
    ["state WAITING", 6],
    ["note lost", 5],
    ["segments many 3", 9],
    ["segments > many", 11],
    ["(port 80", 0],
    ["port 80)", 7],
    ["or port 80", 0],
    ["port 80 and", 11],
    ['client "abc', 7],
    ["server port", 11],
    ["duration >", 10],
  ])("%s at %i", (text, at) => {
    const error = expect.objectContaining({ at });
    expect(() => parseFilter(text)).toThrow(FilterError);
    try {
      parseFilter(text);
    } catch (caught) {
      expect(caught).toEqual(error);
    }
  });
});

test("a filter is at most a hundred deep, and as often as it likes", () => {
  const deep = `${"(".repeat(100)}port 10000${")".repeat(100)}`;
  expect(parseFilter(`${deep} ${deep} ${deep}`)(connection)).toBe(true);
  expect(parseFilter(`${"not ".repeat(99)}port 10000`)(connection)).toBe(false);
  const trouble = (at: number) => expect.objectContaining({ code: "too-deep", at });
  expect(() => parseFilter("(".repeat(40_000))).toThrow(trouble(100));
  expect(() => parseFilter("not ".repeat(40_000))).toThrow(trouble(400));
  expect(() => parseFilter("!(".repeat(40_000))).toThrow(trouble(100));
});

test("any text at all is a filter or a FilterError", () => {
  const words = fc.constantFrom(
    "port",
    "(",
    ")",
    "or",
    "and",
    "not",
    "80",
    "state",
    '"',
    ">",
    "x",
    "note",
    "=",
    "host",
    " ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
      ),
      (text) => {
        try {
          parseFilter(text)(connection);
        } catch (error) {
          expect(error).toBeInstanceOf(FilterError);
        }
      },
    ),
    { seed: 1, numRuns: 2000 },
  );
});
