import { NOTE_NAMES } from "@tcp-ladder/flow";
import { noteTitle } from "@tcp-ladder/ladder";
import type { Found } from "@tcp-ladder/protocol";
import { create } from "zustand";
import { choose, showUpTo } from "./actions.ts";
import { askToFind } from "./controller.ts";
import { isFigureAwaited } from "./held.ts";
import { drawnCount } from "./select.ts";
import { useApp } from "./state.ts";
import { useViewport } from "./viewport.ts";

/** Looking for segments of the connection on the figure. */
export interface SearchState {
  readonly open: boolean;
  readonly text: string;
  /** Undefined before the first answer. */
  readonly found: Found | undefined;
  /** Rises whenever the field is asked for, so that it takes the focus again. */
  readonly asked: number;
}

export const useSearch = create<SearchState>(() => ({ open: false, text: "", found: undefined, asked: 0 }));

// What was found in one connection says nothing of another.
useApp.subscribe(({ ladder }, { ladder: before }) => {
  const same = ladder?.connection.id === before?.connection.id && ladder?.capture === before?.capture;
  if (same) return;
  const { open, text, found } = useSearch.getState();
  if (found !== undefined) useSearch.setState({ found: undefined });
  // What was typed while the connection was on its way.
  if (open && ladder !== undefined && text.trim() !== "") typeSearch(text);
});

/** Typing is waited for so long. */
const PAUSE_MS = 120;
let timer: ReturnType<typeof setTimeout> | undefined;
let turn = 0;

export function openSearch(): void {
  const state = useApp.getState();
  if (state.ladder === undefined && !isFigureAwaited(state)) return;
  useSearch.setState(({ asked }) => ({ open: true, asked: asked + 1 }));
}

export function closeSearch(): void {
  clearTimeout(timer);
  turn++;
  useSearch.setState({ open: false, found: undefined });
}

export function typeSearch(text: string): void {
  useSearch.setState({ text });
  clearTimeout(timer);
  if (text.trim() === "") {
    turn++;
    useSearch.setState({ found: undefined });
    return;
  }
  timer = setTimeout(() => find(start(), false), PAUSE_MS);
}

/** The next match, or the one before. */
export function nextMatch(by: 1 | -1): void {
  const { text, found } = useSearch.getState();
  if (text.trim() === "") {
    openSearch();
    return;
  }
  clearTimeout(timer);
  const at = found?.index === undefined ? start() : start() + by;
  const total = useApp.getState().ladder?.connection.segments ?? 0;
  find(at < 0 ? Math.max(0, total - 1) : at, by < 0);
}

/** Where looking begins: at the chosen segment, else at what is in view. */
function start(): number {
  return useApp.getState().route.settings.chosen ?? Math.max(0, Math.floor(useViewport.getState().first));
}

function find(from: number, backwards: boolean): void {
  const { ladder } = useApp.getState();
  if (ladder === undefined) return;
  const mine = ++turn;
  const text = inNames(useSearch.getState().text).slice(0, 200);
  askToFind({ capture: ladder.capture, connection: ladder.connection.id, text, from, backwards }, (found) => {
    if (mine !== turn) return;
    useSearch.setState({ found });
    if (found.index === undefined) return;
    // What has not been played yet is shown as well: it is what was asked for.
    if (found.index >= drawnCount(useApp.getState())) showUpTo(found.index + 1);
    choose(found.index);
  });
}

/** Notes are looked for as the page writes them, in any of its languages; the engine knows their names. */
export function inNames(text: string): string {
  let named = text;
  for (const name of NOTE_NAMES) {
    for (const language of ["zh", "en"] as const) {
      const title = noteTitle(name, language);
      if (named.trim().toLowerCase() === title.toLowerCase()) named = name;
    }
  }
  return named;
}
