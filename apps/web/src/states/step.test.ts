import { captured, scenario } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { transitionId } from "./machine.ts";
import { type DiagramStep, diagramStep } from "./step.ts";

function steps(name: Parameters<typeof scenario>[0]): DiagramStep[] {
  const { columns, statesBefore } = scenario(name);
  return Array.from({ length: columns.length }, (_, i) => diagramStep(columns, i, statesBefore));
}
const ways = (step: DiagramStep | undefined): string[] =>
  (["client", "server"] as const).map((side) => step?.sides[side].way?.map(transitionId).join(" ") ?? "?");

test("the article’s FIN N, ACK M+1 takes both sides on at once", () => {
  expect(ways(steps("article")[6])).toEqual(["CLOSE_WAIT-LAST_ACK", "FIN_WAIT_1-TIME_WAIT"]);
});

test("what was gone through before is the trace, the last step is not", () => {
  const [, second] = steps("article");
  expect([...(second?.trace ?? [])].sort()).toEqual(["CLOSED-SYN_SENT", "LISTEN-SYN_RCVD"]);
  expect([...(second?.visited.client ?? [])]).toEqual(["CLOSED", "SYN_SENT", "ESTABLISHED"]);
});

test("both open at once: the server does not pass through LISTEN", () => {
  expect(steps("simultaneous-open").slice(1).map(ways)).toEqual([
    ["SYN_SENT-SYN_RCVD", "CLOSED-SYN_SENT"],
    ["", "SYN_SENT-SYN_RCVD"],
    ["SYN_RCVD-ESTABLISHED", "SYN_RCVD-ESTABLISHED"],
  ]);
});

test("both close at once: through FIN_WAIT_1 to CLOSING", () => {
  expect(ways(steps("simultaneous-close")[4])).toEqual([
    "FIN_WAIT_1-CLOSING",
    "ESTABLISHED-FIN_WAIT_1 FIN_WAIT_1-CLOSING",
  ]);
});

test("a reset is no transition of the figure", () => {
  const last = steps("reset").at(-1);
  expect(last?.sides.client).toMatchObject({ reset: true, way: undefined, after: "CLOSED" });
});

test("before the first segment both stand still", () => {
  const { columns, statesBefore } = scenario("article");
  expect(diagramStep(columns, -1, statesBefore).sides.server).toMatchObject({ after: "LISTEN", way: [] });
});

test("a passive open that is reset goes back to LISTEN by the figure's own arrow (RFC 9293, 3.10.7.4)", () => {
  const { columns, statesBefore } = captured("> S\n< SA +1ms\n> R +1ms seq=1");
  const { server } = diagramStep(columns, 2, statesBefore).sides;
  expect(server).toMatchObject({ before: "SYN_RCVD", after: "LISTEN", reset: false });
  expect(server.way?.map(transitionId)).toEqual(["SYN_RCVD-LISTEN"]);
});

test("a RST that may not have been taken leads to no state of the figure (RFC 5961, 3.2)", () => {
  const { columns, statesBefore } = captured("> S\n< SA +1ms\n> A +1ms\n< R +1ms seq=500");
  expect(diagramStep(columns, 3, statesBefore).sides.client).toMatchObject({ after: "unknown", reset: false });
});
