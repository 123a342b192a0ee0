import type { SegmentColumns } from "@tcp-ladder/flow";
import { elapsedNs } from "../store/format.ts";
import type { Alignment } from "../store/list-settings.ts";
import { alignKinds, kindsOf } from "./align-kinds.ts";
import { NOTHING, StepList, type Steps } from "./step-list.ts";

/** Puts the segments of two connections into steps that are taken together. */
export function alignSteps(a: SegmentColumns, b: SegmentColumns, by: Alignment): Steps {
  const steps = new StepList(a.length + b.length);
  if (by === "time") alignByTime(a, b, steps);
  else if (by === "index") alignByIndex(a.length, b.length, steps);
  else alignKinds(kindsOf(a), kindsOf(b), steps);
  return steps.done();
}

function alignByIndex(a: number, b: number, steps: StepList): void {
  for (let i = 0; i < Math.max(a, b); i++) steps.add(i < a ? i : NOTHING, i < b ? i : NOTHING);
}

/** In the order in which they happened, each counted from its connection's first segment. */
function alignByTime(a: SegmentColumns, b: SegmentColumns, steps: StepList): void {
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const x = i < a.length ? elapsedAt(a, i) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? elapsedAt(b, j) : Number.POSITIVE_INFINITY;
    steps.add(x <= y ? i : NOTHING, y <= x ? j : NOTHING);
    if (x <= y) i++;
    if (y <= x) j++;
  }
}

/** Nanoseconds since the connection's first segment. */
export function elapsedAt(columns: SegmentColumns, i: number): number {
  const time = (at: number) => ({ seconds: columns.seconds[at] ?? 0, nanos: columns.nanos[at] ?? 0 });
  return elapsedNs(time(0), time(i));
}
