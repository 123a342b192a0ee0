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
  ["> S\n< SA +1ms\n> A +1ms\n> S +1s seq=100000", "unclosed"],
  // Another connection between these ports was reset first (RFC 9293, 3.5.1, figure 9).
  [
    "> S\n< A +1ms seq=9000 ack=-700\n> R +1ms seq=-700\n> S +1s seq=0\n< SA +1ms\n> A +1ms\n> FA +1ms\n< FA +1ms\n> A +1ms",
    "complete",
  ],
  ["> S\n< SA +1ms\n> A +1ms\n> FA +1ms\n< FA +1ms\n> R +1ms", "reset"],
] as const)("%s: %s", (text, word) => {
  expect(outcome(captured(text).connection)).toBe(word);
});
