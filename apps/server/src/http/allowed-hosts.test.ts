import { hostname } from "node:os";
import { describe, expect, test } from "vitest";
import { allowedHosts, isOwnOrigin } from "./allowed-hosts.ts";

describe("a server on loopback", () => {
  const hosts = allowedHosts("127.0.0.1");

  test.each([
    "localhost",
    "localhost:3000",
    "LOCALHOST:1",
    "localhost.:80",
    "127.0.0.1:3000",
    "127.0.0.2",
    "[::1]:3000",
  ])("answers to %s", (host) => expect(hosts.allows(host)).toBe(true));

  test.each([
    undefined,
    "",
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example:3000",
    "user@localhost:3000",
    "localhost/..",
    "192.168.1.7:3000",
    "[::2]:3000",
    "[::1",
    "localhost:3000:1",
  ])("does not answer to %s", (host) => expect(hosts.allows(host)).toBe(false));
});

test("a server started with a name answers to it", () => {
  const hosts = allowedHosts("Lecture.Example");
  expect(hosts.allows("lecture.example:3000")).toBe(true);
  expect(hosts.allows("other.example:3000")).toBe(false);
});

test("a server on every address answers to the machine's own names, not to foreign ones", () => {
  const hosts = allowedHosts("0.0.0.0");
  expect(hosts.allows(`${hostname()}:3000`)).toBe(true);
  expect(hosts.allows("evil.example:3000")).toBe(false);
});

test.each([
  ["http://localhost:3000", "localhost:3000", true],
  ["https://localhost", "localhost", true],
  ["http://localhost:80", "localhost", true],
  ["http://localhost:3001", "localhost:3000", false],
  ["http://evil.example", "localhost:3000", false],
  ["null", "localhost:3000", false],
  ["file://", "localhost:3000", false],
  ["http://localhost:3000", undefined, false],
])("origin %s on host %s: %s", (origin, host, own) => {
  expect(isOwnOrigin(origin, host)).toBe(own);
});
