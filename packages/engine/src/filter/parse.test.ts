import type { ConnectionSummary } from "@tcp-ladder/flow";
import { TcpState } from "@tcp-ladder/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFilter } from "./parse.ts";
import { FilterError } from "./tokens.ts";

const end = (bytes: number, state: number) => ({
  segments: 4,
  bytes,
  isn: 1,
  base: 1,
  fin: undefined,
  windowScale: undefined,
  mss: undefined,
  state: state as TcpState,
});
const connection: ConnectionSummary = {
  id: 0,
  client: { address: "192.168.11.223", port: 55081 },
  server: { address: "240.0.0.1", port: 10000, hostName: "npsc-220", portName: "ndmp" },
  openerKnownBy: "syn",
  ends: { client: end(0, TcpState.CLOSED), server: end(26, TcpState.TIME_WAIT) },
  segments: 8,
  first: { seconds: 100, nanos: 900_000_000 },
  last: { seconds: 141, nanos: 0 },
  firstFin: "server",
  resetBy: undefined,
  handshakeCaptured: true,
  completeness: 31,
  noteCounts: [0, 0, 0, 0, 0, 0, 2],
  initialRttNs: 583_000,
};

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
  ])("%s", (text) => expect(parseFilter(text)(connection)).toBe(true));
});

describe("does not match", () => {
  test.each([
    "port 80",
    "host 192.168.11",
    "state ESTABLISHED",
    "note retransmission",
    "incomplete",
    "reset",
    "refused",
    "segments > 8",
    "not npsc",
    '"or"',
  ])("%s", (text) => expect(parseFilter(text)(connection)).toBe(false));
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
