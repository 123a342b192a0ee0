import { captured } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { outcome } from "./course.ts";

test.each([
  ["> S\n< RA +1ms seq=-5000", "refused"],
  // Data, its ACK and a RST of a connection that was open before: nothing was refused.
  ["< PA D10\n> A +1ms\n< RA +1ms", "reset"],
  ["> S\n< SA +1ms\n> A +1ms\n< RA +1ms", "reset"],
  ["> S\n< SA +1ms\n> A +1ms\n> FA +1ms\n< A +1ms", "halfClosed"],
  ["> S\n< SA +1ms\n> A +1ms\n> FA +1ms\n< FA +1ms\n> A +1ms", "complete"],
  ["> S\n< SA +1ms\n> A +1ms", "open"],
] as const)("%s: %s", (text, word) => {
  expect(outcome(captured(text).connection)).toBe(word);
});
