import { expect, it } from "vitest";
import { edgeLines } from "./edge-words.ts";
import { TRANSITIONS } from "./machine.ts";

it("leaves no English at a transition but the flags' own names", () => {
  for (const { label } of TRANSITIONS) {
    expect(edgeLines(label, "en")).toBe(label);
    expect(edgeLines(label, "zh").join(" ")).not.toMatch(/[a-z]|OPEN|SEND|CLOSE/);
  }
  expect(edgeLines(["rcv SYN", "snd SYN, ACK"], "zh")).toEqual(["收 SYN", "发 SYN, ACK"]);
});
