import { clientState, RowMark, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { describe, expect, test } from "vitest";
import { captured } from "./captured.ts";
import { type Conversation, packStates } from "./conversation.ts";
import { COURSES } from "./courses.ts";
import { parseNotation } from "./notation.ts";
import { SCENARIO_NAMES, scenario, scenarioCaptured } from "./scenarios.ts";

const name = (states: number): string =>
  `${STATE_NAMES[clientState(states)] ?? "?"} ${STATE_NAMES[serverState(states)] ?? "?"}`;

const lost = ({ columns }: Conversation): boolean[] =>
  Array.from(columns.marks, (marks) => (marks & RowMark.NOT_RECEIVED) !== 0);

describe("the flow finds the states that RFC 9293 has", () => {
  test.each(COURSES.map((course) => [`${course.name} (${course.source})`, course.text] as const))("%s", (_, text) => {
    let states = 0xbb;
    const written = parseNotation(text).map((segment) => {
      if (segment.states !== undefined) states = packStates(segment.states);
      return name(states);
    });
    const { columns } = captured(text);
    expect([...columns.states].map(name)).toEqual(written);
  });
});

describe("a scenario says of itself what the flow finds", () => {
  test.each(SCENARIO_NAMES)("%s", (scenarioName) => {
    if (scenarioName === "article") return;
    const written = scenario(scenarioName);
    const found = scenarioCaptured(scenarioName);
    expect([...written.columns.states].map(name)).toEqual([...found.columns.states].map(name));
    expect([...written.columns.notes]).toEqual([...found.columns.notes]);
    expect(lost(written)).toEqual(lost(found));
    expect(name(written.statesBefore)).toBe(name(found.statesBefore));
  });
});
