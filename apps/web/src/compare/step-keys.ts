import { changeSettings } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";

/** So many steps are a page. */
const PAGE = 10;

const MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  j: 1,
  PageDown: PAGE,
  ArrowLeft: -1,
  ArrowUp: -1,
  k: -1,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The keys of the figure, for both at once; `last` is the last step. Returns what takes them away. */
export function bindStepKeys(last: number, leave: () => void): () => void {
  const keys = (event: KeyboardEvent): void => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, dialog") !== null;
    if (event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move !== undefined) {
      const { step } = useApp.getState().route.settings;
      changeSettings({ step: Math.min(Math.max(Math.min(step, last) + move, 0), last) });
    } else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  };
  window.addEventListener("keydown", keys);
  return () => window.removeEventListener("keydown", keys);
}
