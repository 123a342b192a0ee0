import { expect, test } from "vitest";
import { EDGES, NODES } from "./diagram.ts";
import { TRANSITIONS, transitionId, wayThrough } from "./machine.ts";

const way = (...args: Parameters<typeof wayThrough>): string | undefined =>
  wayThrough(...args)
    ?.map(transitionId)
    .join(" ");

test("one transition where the diagram has it", () => {
  expect(way("LISTEN", "SYN_RCVD")).toBe("LISTEN-SYN_RCVD");
  expect(way("FIN_WAIT_1", "TIME_WAIT")).toBe("FIN_WAIT_1-TIME_WAIT");
  expect(way("CLOSED", "CLOSED")).toBe("");
});

test("what one segment shows of several is gone through one by one", () => {
  expect(way("ESTABLISHED", "CLOSING")).toBe("ESTABLISHED-FIN_WAIT_1 FIN_WAIT_1-CLOSING");
  expect(way("CLOSED", "SYN_RCVD")).toBe("CLOSED-LISTEN LISTEN-SYN_RCVD");
  expect(way("CLOSED", "SYN_RCVD", false)).toBe("CLOSED-SYN_SENT SYN_SENT-SYN_RCVD");
});

test("nobody knows the way from where nothing is known", () => {
  expect(way("unknown", "ESTABLISHED")).toBeUndefined();
});

test("eleven states, and every transition is drawn once between the nodes it joins", () => {
  expect(Object.keys(NODES)).toHaveLength(11);
  expect(EDGES.map(transitionId).sort()).toEqual(TRANSITIONS.map(transitionId).sort());
});
