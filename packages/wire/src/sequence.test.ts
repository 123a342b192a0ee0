import { describe, expect, it } from "vitest";
import { seqAdd, seqDiff } from "./sequence.ts";

describe("sequence numbers", () => {
  it("wrap at 2^32", () => {
    expect(seqAdd(0xffffffff, 1)).toBe(0);
    expect(seqAdd(0, -1)).toBe(0xffffffff);
    expect(seqAdd(0x7fffffff, 1)).toBe(0x80000000);
  });

  it("compare across the wrap", () => {
    expect(seqDiff(5, 0xfffffffb)).toBe(10);
    expect(seqDiff(0xfffffffb, 5)).toBe(-10);
    expect(seqDiff(0x80000000, 0)).toBe(-0x80000000);
  });
});
