import { expect, test } from "vitest";
import { elapsedNs, formatBytes, formatDuration, formatElapsed, portOfFilter } from "./format.ts";

test("bytes", () => {
  expect([0, 26, 999, 1000, 1540, 18_300, 999_600, 2_147_483_648].map(formatBytes)).toEqual([
    "0 B",
    "26 B",
    "999 B",
    "1 kB",
    "1.5 kB",
    "18.3 kB",
    "1 MB",
    "2.1 GB",
  ]);
});

test("durations", () => {
  expect([9, 22_000, 561_400, 819_000, 1_500_000, 40_001_678_000, 200e9, 4000e9].map(formatDuration)).toEqual([
    "9 ns",
    "22 µs",
    "561 µs",
    "819 µs",
    "1.5 ms",
    "40.0 s",
    "3 min 20 s",
    "1 h 6 min",
  ]);
});

test("elapsed time keeps every digit that was captured", () => {
  const first = { seconds: 1_700_000_000, nanos: 999_999_999 };
  expect(elapsedNs(first, { seconds: 1_700_000_001, nanos: 0 })).toBe(1);
  expect(formatElapsed(40_001_669_000)).toBe("40.001669");
  expect(formatElapsed(1)).toBe("0.000000001");
  expect(formatElapsed(-22_000)).toBe("−0.000022");
});

test("a filter that is only a port", () => {
  expect(portOfFilter("tcp port 10000")).toBe(10000);
  expect(portOfFilter("port 80")).toBe(80);
  expect(portOfFilter("tcp port 80 or port 81")).toBeUndefined();
});
