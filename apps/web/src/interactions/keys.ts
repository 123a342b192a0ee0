import { tinykeys } from "tinykeys";
import { COMMANDS, type Command } from "../store/commands.ts";
import { hold, isFigureAwaited } from "../store/held.ts";
import { useApp } from "../store/state.ts";

const TYPING = "input:not([type=file]), textarea, select, [contenteditable]";
/** Who went by the keyboard into a part that scrolls by itself scrolls it; after a click the keys are the figure's. */
const SCROLLING = "nav :focus-visible, aside:focus-visible, aside :focus-visible";
const PRESSING = "button, summary, a";

/** Does what a key stands for, where the key is not somebody else's: of several commands the first that is possible. */
function key(commands: readonly Command[]): (event: KeyboardEvent) => void {
  return (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    // With Ctrl held nobody is typing.
    if (at?.closest(TYPING) && !event.ctrlKey && !event.metaKey) return;
    const state = useApp.getState();
    const { view } = state.route.settings;
    const elsewhere = view === "connections" || view === "compare";
    const awaited = !elsewhere && isFigureAwaited(state);
    const command = commands.find(
      ({ figure, possible, waits }) =>
        !(figure && elsewhere) && (possible?.() !== false || (awaited && waits !== undefined)),
    );
    if (command === undefined) return;
    if (command.yields !== undefined && at?.closest(command.yields === "scrolling" ? SCROLLING : PRESSING)) return;
    event.preventDefault();
    if (awaited && command.waits !== undefined) hold(command.run, command.waits);
    else command.run();
  };
}

/** The keys of the page, from the table of commands; a presenter's clicker sends PageUp and PageDown. Returns what takes them away. */
export function bindKeys(): () => void {
  // A button that was clicked keeps the focus, and would take the next Space for itself.
  const clicked = ({ detail, target: at }: MouseEvent): void => {
    if (detail > 0 && at instanceof Element) at.closest<HTMLElement>("button, summary, a")?.blur();
  };
  window.addEventListener("click", clicked);
  const byKey = new Map<string, Command[]>();
  for (const command of COMMANDS) {
    for (const name of command.keys ?? []) byKey.set(name, [...(byKey.get(name) ?? []), command]);
  }
  const unbind = tinykeys(
    window,
    Object.fromEntries([...byKey].map(([name, commands]) => [name, key(commands)] as const)),
  );
  return () => {
    unbind();
    window.removeEventListener("click", clicked);
  };
}
