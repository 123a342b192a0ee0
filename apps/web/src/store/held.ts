import { captureOnPage } from "./select.ts";
import { type AppState, useApp } from "./state.ts";
import { useViewport } from "./viewport.ts";

/** What a command has to wait for: that there is a figure, or that it also knows how much of it can be seen. */
export type Wait = "figure" | "view";

interface Held {
  readonly run: () => void;
  readonly wait: Wait;
}

/** Commands that were given while the figure was on its way, in their order, and for which place. */
let held: Held[] = [];
let place = "";

/** Whether a figure will stand here as soon as it has come. One that nothing was captured of yet may be long in coming. */
export function isFigureAwaited(state: AppState): boolean {
  const { ladder, captures, status } = state;
  const capture = captureOnPage(state);
  if (ladder !== undefined && ladder.capture === capture) return false;
  if (captures === undefined) return true;
  if (!captures.some(({ id }) => id === capture)) return false;
  return status === undefined || status.segments > 0 || status.state === "loading";
}

/** Does what was asked for as soon as the figure is there; never, where the reader has gone elsewhere by then. */
export function hold(run: () => void, wait: Wait): void {
  const state = useApp.getState();
  if (place !== placeOf(state)) held = [];
  place = placeOf(state);
  held.push({ run, wait });
}

const placeOf = ({ route }: AppState): string => `${route.capture} ${route.connection}`;

function release(...waits: readonly Wait[]): void {
  const due = held.filter(({ wait }) => waits.includes(wait));
  held = held.filter(({ wait }) => !waits.includes(wait));
  for (const { run } of due) run();
}

/** Watches for the figure that commands are held for. Returns what ends that. */
export function releaseWithFigure(): () => void {
  const ends = [
    useApp.subscribe((state) => {
      if (held.length === 0) return;
      if (placeOf(state) !== place) held = [];
      else if (state.ladder !== undefined && state.ladder.capture === state.capture) release("figure");
      else if (!isFigureAwaited(state)) held = [];
    }),
    useViewport.subscribe(({ told }, before) => {
      if (told !== before.told && useApp.getState().ladder !== undefined) release("figure", "view");
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
