import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "./route.ts";
import type { LadderState } from "./state.ts";
import { rowsWanted } from "./subscription.ts";

type Input = Parameters<typeof rowsWanted>[0];

function input(state: "loading" | "live" | "complete", connections: number, more: Partial<Input> = {}): Input {
  return {
    capture: "a",
    status: { state, connections } as Input["status"],
    route: { capture: "a", connection: undefined, settings: DEFAULT_SETTINGS },
    ladder: undefined,
    ...more,
  };
}
const shown = (id: number, capture = "a") => ({ capture, connection: { id } }) as LadderState;

test("nothing before the capture is known", () => {
  expect(rowsWanted({ ...input("live", 1), status: undefined })).toEqual({ kind: "nothing" });
  expect(rowsWanted(input("complete", 0))).toEqual({ kind: "nothing" });
});

test("live: the newest connection, until someone holds on to one", () => {
  expect(rowsWanted(input("live", 3))).toEqual({ kind: "follow", connection: "newest" });
  const paused = { ...input("live", 3).route, settings: { ...DEFAULT_SETTINGS, playhead: 2 } };
  expect(rowsWanted(input("live", 3, { route: paused, ladder: shown(1) }))).toEqual({ kind: "follow", connection: 1 });
});

test("complete: what the address names, else what was on the figure, else the first", () => {
  const named = { ...input("live", 3).route, connection: 2 };
  expect(rowsWanted(input("complete", 3, { route: named, ladder: shown(1) }))).toEqual({
    kind: "window",
    connection: 2,
  });
  expect(rowsWanted(input("complete", 3, { ladder: shown(1) }))).toEqual({ kind: "window", connection: 1 });
  expect(rowsWanted(input("complete", 3, { ladder: shown(1, "other") }))).toEqual({ kind: "window", connection: 0 });
});

test("an upload that is still arriving is drawn as soon as there is a connection", () => {
  expect(rowsWanted(input("loading", 0))).toEqual({ kind: "nothing" });
  expect(rowsWanted(input("loading", 1))).toEqual({ kind: "follow", connection: 0 });
});
