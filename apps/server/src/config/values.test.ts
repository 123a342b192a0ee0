import { describe, expect, test } from "vitest";
import { parseBytes, parseCount, parseHost, parsePort, parseSeconds } from "./values.ts";

test.each([
  ["1", 1],
  ["1048576", 1048576],
  ["2GiB", 2 * 2 ** 30],
  ["2g", 2 * 2 ** 30],
  ["500M", 500 * 2 ** 20],
  ["500 mb", 500 * 2 ** 20],
  ["1.5k", 1536],
  ["10B", 10],
])("%s is %i bytes", (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

describe("what is no value is refused with what would have been one", () => {
  test.each(["", "0", "-1", "1e9", "2 GiB x", "GiB", "0x10", "NaN"])("size %j", (text) => {
    expect(() => parseBytes(text)).toThrow(/size as/);
  });
  test.each(["", "-1", "65536", "80.5", "abc", "1e3", " 80"])("port %j", (text) => {
    expect(() => parsePort(text)).toThrow(/0 to 65535/);
  });
  test.each(["", "-1", "3601", "1e3", "two"])("seconds %j", (text) => {
    expect(() => parseSeconds(text)).toThrow(/0 to 3600/);
  });
  test.each(["-1", "1.5", "x"])("count %j", (text) => {
    expect(() => parseCount(text)).toThrow(/whole number/);
  });
  test.each(["http://localhost", "a b", "", "x/y"])("host %j", (text) => {
    expect(() => parseHost(text)).toThrow(/name or an address/);
  });
});

test("ports, seconds and hosts as people write them", () => {
  expect(parsePort("0")).toBe(0);
  expect(parsePort("65535")).toBe(65535);
  expect(parseSeconds("0.25")).toBe(0.25);
  expect(parseHost("[::1]")).toBe("::1");
});
