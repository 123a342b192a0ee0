import { tinykeys } from "tinykeys";
import {
  nextNumbers,
  nextTheme,
  openDialog,
  step,
  toEnd,
  toggleFacing,
  togglePlay,
  togglePresenting,
  toggleSpacing,
  toggleConnections,
  toggleView,
  toStart,
} from "../store/actions.ts";
import { useApp } from "../store/state.ts";

const TYPING = "input:not([type=file]), textarea, select, [contenteditable]";
/** Who went by the keyboard into a part that scrolls by itself scrolls it; after a click the keys are the figure's. */
const SCROLLING = "nav :focus-visible, aside:focus-visible, aside :focus-visible";

function target(event: KeyboardEvent): Element | null {
  return event.target instanceof Element ? event.target : null;
}

/** Does something for a key, where the key is not somebody else's. */
function key(action: () => void, unless = TYPING): (event: KeyboardEvent) => void {
  return (event) => {
    const at = target(event);
    if (
      event.defaultPrevented ||
      at?.closest(TYPING) ||
      at?.closest(unless) ||
      document.querySelector("dialog[open]")
    ) {
      return;
    }
    event.preventDefault();
    action();
  };
}

/** Keys of the figure: where a table or a comparison stands in its place, they are theirs. */
function figure(action: () => void, unless?: string): (event: KeyboardEvent) => void {
  const take = key(action, unless);
  return (event) => {
    const { view } = useApp.getState().route.settings;
    if (view !== "connections" && view !== "compare") take(event);
  };
}

/** The keys of the page; a presenter's clicker sends PageUp and PageDown. Returns what takes them away. */
export function bindKeys(): () => void {
  const forward = figure(() => step(1), SCROLLING);
  const back = figure(() => step(-1), SCROLLING);
  const letter = (action: () => void) => key(action);
  // A button that was clicked keeps the focus, and would take the next Space for itself.
  const clicked = ({ detail, target: at }: MouseEvent): void => {
    if (detail > 0 && at instanceof Element) at.closest<HTMLElement>("button, summary, a")?.blur();
  };
  window.addEventListener("click", clicked);
  const unbind = tinykeys(window, {
    ArrowRight: figure(() => step(1)),
    ArrowDown: forward,
    PageDown: forward,
    j: figure(() => step(1)),
    ArrowLeft: figure(() => step(-1)),
    ArrowUp: back,
    PageUp: back,
    k: figure(() => step(-1)),
    Home: figure(toStart, SCROLLING),
    End: figure(toEnd, SCROLLING),
    Space: figure(togglePlay, "button, summary, a"),
    n: letter(nextNumbers),
    s: letter(toggleSpacing),
    g: figure(toggleView),
    c: letter(toggleConnections),
    t: letter(nextTheme),
    p: figure(() => void togglePresenting()),
    Escape: (event) => {
      if (!event.defaultPrevented && useApp.getState().route.settings.presenting) void togglePresenting();
    },
    e: letter(() => {
      if (useApp.getState().ladder !== undefined) openDialog("export");
    }),
    o: letter(() => toggleFacing("book")),
    d: letter(() => toggleFacing("states")),
    "?": letter(() => openDialog("help")),
    "Shift+?": letter(() => openDialog("help")),
  });
  return () => {
    unbind();
    window.removeEventListener("click", clicked);
  };
}
