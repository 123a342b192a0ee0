import { clientState, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { describe, expect, test } from "vitest";
import { captured } from "./captured.ts";
import { packStates } from "./conversation.ts";
import { COURSES } from "./courses.ts";
import { parseNotation } from "./notation.ts";

const name = (states: number): string =>
  `${STATE_NAMES[clientState(states)] ?? "?"} ${STATE_NAMES[serverState(states)] ?? "?"}`;

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
