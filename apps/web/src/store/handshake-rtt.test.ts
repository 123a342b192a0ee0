import { capturedFlow } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { handshakeRtt } from "./handshake-rtt.ts";

const OLD = "> S\n< SA +1ms\n> A +1ms\n";

test.each([
  [OLD, 0, 2e6],
  // One direction was captured.
  ["> S\n> A +3ms seq=1 ack=1", 0, 3e6],
  [`${OLD}> S +1s seq=90000\n< SA +1ms seq=90000 ack=90001\n> A +1ms seq=90001 ack=90001`, 1, 2e6],
  // The older connection goes on behind the SYN of the new one.
  [`${OLD}> S +1s seq=90000\n> PA +1ms D10 seq=1 ack=1`, 1, undefined],
])("%s: %i", (text, id, ns) => {
  expect(handshakeRtt(capturedFlow(text).connection(id))).toBe(ns);
});
