import type { Stretch } from "@tcp-ladder/flow";
import { expect, it } from "vitest";
import { readSack } from "./sack.ts";

const ranges = (text: string): Stretch[] =>
  text.split(" ").flatMap((word) => {
    const [left, right] = word.split(":").map(Number);
    return left === undefined || right === undefined ? [] : [{ left: left >>> 0, right: right >>> 0 }];
  });

const words = (all: readonly Stretch[]): string => all.map(({ left, right }) => `${left}:${right}`).join(" ");

function read(ack: number, blocks: string): string | undefined {
  const report = readSack(ranges(blocks), ack);
  if (report === undefined) return undefined;
  return `${report.twice === undefined ? "" : words([report.twice])} | ${words(report.held)} | ${words(report.missing)}`;
}

// After the examples of RFC 2018, section 7, and of RFC 2883, section 4.
it.each([
  [5000, "5500:9000", " | 5500:9000 | 5000:5500"],
  [5500, "8000:8500 7000:7500 6000:6500", " | 6000:6500 7000:7500 8000:8500 | 5500:6000 6500:7000 7500:8000"],
  [4000, "3000:3500", "3000:3500 |  | "],
  [4000, "3000:3500 4500:5000", "3000:3500 | 4500:5000 | 4000:4500"],
  [4000, "5000:5500 4500:6000", "5000:5500 | 4500:6000 | 4000:4500"],
  [1500, "1000:1500", "1000:1500 |  | "],
])("ACK %i with %s", (ack, blocks, said) => {
  expect(read(ack, blocks)).toBe(said);
});

it("takes no block for a D-SACK that reaches beyond the ACK, or out of the second", () => {
  expect(read(4000, "3500:4500")).toBeUndefined();
  expect(read(4000, "5000:6500 4500:6000")).toBe(" | 4500:6500 | 4000:4500");
  expect(read(4000, "4500:5000 5500:6000")).toBe(" | 4500:5000 5500:6000 | 4000:4500 5000:5500");
});

it("says nothing of blocks that contradict themselves or the ACK", () => {
  for (const blocks of ["4000:5000", "5000:5000", "6000:5000", "4500:5000 3000:3500", "2000000000:2000000100", ""]) {
    expect(read(4000, blocks), blocks).toBeUndefined();
  }
});

it("counts modulo 2³²", () => {
  expect(read(4294967196, "100:200")).toBe(" | 100:200 | 4294967196:100");
  expect(read(100, "4294967196:50")).toBe("4294967196:50 |  | ");
});
