import { type Flow, openFlow } from "@tcp-ladder/flow";
import { COURSES, capturedFlow } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { openCallBook } from "./calls.ts";
import { type Follower, openFollower } from "./follow.ts";
import { connectionWindow } from "./window.ts";

/** Rows as a page keeps them: what comes later about a row takes the place of what came before. */
function followed(text: string): { readonly told: string[]; readonly now: string[] } {
  const told: string[] = [];
  let before = 0;
  let flow: Flow = openFlow();
  let follower: Follower | undefined;
  const calls = openCallBook();
  const parts = (): Parameters<typeof openFollower>[0] => ({ flow, calls }) as Parameters<typeof openFollower>[0];
  capturedFlow(text, {}, (growing) => {
    flow = growing;
    follower ??= openFollower(parts(), 0, 100);
    const window = follower.next();
    if (window === undefined) return;
    if (window.from === 0) before = window.statesBefore;
    for (let i = 0; i < window.columns.length; i++) told[window.from + i] = row(window.columns, i);
  });
  const { columns, statesBefore } = connectionWindow(parts(), 0, 0, 100);
  const now = Array.from({ length: columns.length }, (_, i) => row(columns, i));
  return { told: [`before ${before}`, ...told], now: [`before ${statesBefore}`, ...now] };
}

function row(columns: ReturnType<Flow["rows"]>, i: number): string {
  return `${columns.seq[i]} ${columns.marks[i]} ${columns.notes[i]} ${columns.states[i]}`;
}

/** Data of both sides, and only then the SYN+ACK that tells who had opened: captured late. */
const SIDES_SWAPPED = "> PA D10 seq=1 ack=1\n< PA D10 seq=1 ack=11\n> SA seq=0 ack=1";

/** The repeat tells that the first sending, rows before, had not arrived. */
const LOST =
  "> S\n< SA +1ms\n> A +1ms\n< PA D10 +1ms\n< PA D10 +1us\n> A +1ms ack=1\n> A +1us ack=1\n> A +1us ack=1\n< PA D10 +1ms seq=1";

// Two SYNs that cross, a refusal, FINs that cross, a FIN lost on its way: each shows that rows told before were wrong.
test.each([
  ["the sides change places", SIDES_SWAPPED] as const,
  ["a segment is lost", LOST] as const,
  ...COURSES.map(({ name, text }) => [name, text] as const),
])("who follows live ends up with the rows that are there: %s", (_, text) => {
  const { told, now } = followed(text);
  expect(told).toEqual(now);
});
