import {
  extendChoice,
  nextNumbers,
  nextTheme,
  openDialog,
  runDemo,
  step,
  toEnd,
  toggleConnections,
  toggleFacing,
  toggleFit,
  togglePanel,
  togglePlay,
  togglePresenting,
  toggleSpacing,
  toggleView,
  toStart,
  zoomBy,
} from "./actions.ts";
import { isFigureAwaited, type Wait } from "./held.ts";
import { keepLanguage } from "./kept-language.ts";
import { changeSettings } from "./navigate.ts";
import { SPEEDS } from "./playback.ts";
import { closeSearch, nextMatch, openSearch, useSearch } from "./search.ts";
import { useApp } from "./state.ts";

/** Something that can be done by a key, from the palette, and is told of in the help: one table for all three. */
export interface Command {
  /** Key of its words below `help` of the texts. */
  readonly id: string;
  /** As tinykeys writes them; and as they are shown. */
  readonly keys?: readonly string[];
  readonly shown?: readonly string[];
  readonly run: () => void;
  /** The figure's own: where a table or a comparison stands in its place, its keys are theirs. */
  readonly figure?: boolean;
  /** Its keys are left to what scrolls, or to what is pressed, where that has the focus. */
  readonly yields?: "scrolling" | "pressing";
  /** Whether it can be done now; always, where left out. */
  readonly possible?: () => boolean;
  /** What it is held for where the figure is still on its way: a key that was pressed is not lost. */
  readonly waits?: Wait;
  /** Neither in the palette: it makes no sense there. */
  readonly keysOnly?: boolean;
}

const hasLadder = (): boolean => useApp.getState().ladder !== undefined;
const mayHaveLadder = (): boolean => hasLadder() || isFigureAwaited(useApp.getState());
const hasStatus = (): boolean => useApp.getState().status !== undefined;
const searching = (): boolean => useSearch.getState().open;

/** In the order in which they are told of. A key that stands twice is the first's that is possible. */
export const COMMANDS: readonly Command[] = [
  {
    id: "next",
    keys: ["ArrowRight", "j"],
    shown: ["→", "↓", "j", "Page Down"],
    run: () => step(1),
    figure: true,
    waits: "figure",
  },
  {
    id: "next",
    keys: ["ArrowDown", "PageDown"],
    run: () => step(1),
    figure: true,
    yields: "scrolling",
    waits: "figure",
    keysOnly: true,
  },
  {
    id: "previous",
    keys: ["ArrowLeft", "k"],
    shown: ["←", "↑", "k", "Page Up"],
    run: () => step(-1),
    figure: true,
    waits: "figure",
  },
  {
    id: "previous",
    keys: ["ArrowUp", "PageUp"],
    run: () => step(-1),
    figure: true,
    yields: "scrolling",
    waits: "figure",
    keysOnly: true,
  },
  {
    id: "extend",
    keys: ["Shift+ArrowDown", "Shift+ArrowRight", "Shift+J"],
    shown: ["Shift ↓", "J"],
    run: () => extendChoice(1),
    figure: true,
    waits: "figure",
    possible: hasLadder,
  },
  {
    id: "shrink",
    keys: ["Shift+ArrowUp", "Shift+ArrowLeft", "Shift+K"],
    shown: ["Shift ↑", "K"],
    run: () => extendChoice(-1),
    figure: true,
    waits: "figure",
    possible: hasLadder,
  },
  { id: "start", keys: ["Home"], shown: ["Home"], run: toStart, figure: true, yields: "scrolling", waits: "figure" },
  { id: "end", keys: ["End"], shown: ["End"], run: toEnd, figure: true, yields: "scrolling", waits: "figure" },
  { id: "play", keys: ["Space"], shown: ["Space"], run: togglePlay, figure: true, yields: "pressing", waits: "figure" },
  { id: "faster", keys: [">", "Shift+>"], shown: [">"], run: () => changeSpeed(1), figure: true },
  { id: "slower", keys: ["<", "Shift+<"], shown: ["<"], run: () => changeSpeed(-1), figure: true },
  { id: "find", keys: ["/"], shown: ["/"], run: openSearch, figure: true, possible: mayHaveLadder },
  { id: "findNext", keys: ["n"], shown: ["n"], run: () => nextMatch(1), figure: true, possible: searching },
  { id: "findPrevious", keys: ["Shift+N"], shown: ["N"], run: () => nextMatch(-1), figure: true, possible: searching },
  { id: "findEnd", keys: ["Escape"], run: closeSearch, possible: searching, keysOnly: true },
  { id: "fit", keys: ["f"], shown: ["f"], run: toggleFit, figure: true, possible: hasLadder, waits: "view" },
  { id: "zoomIn", keys: ["+", "Shift++", "="], shown: ["+"], run: () => zoomBy(1.25), possible: ladderInView },
  { id: "zoomOut", keys: ["-"], shown: ["-"], run: () => zoomBy(0.8), possible: ladderInView },
  { id: "zoomNone", keys: ["0"], shown: ["0"], run: () => changeSettings({ zoom: 1 }), possible: ladderInView },
  { id: "numbers", keys: ["n"], shown: ["n"], run: nextNumbers },
  { id: "spacing", keys: ["s"], shown: ["s"], run: toggleSpacing },
  { id: "view", keys: ["g"], shown: ["g"], run: toggleView, figure: true },
  { id: "connections", keys: ["c"], shown: ["c"], run: toggleConnections },
  { id: "book", keys: ["o"], shown: ["o"], run: () => toggleFacing("book") },
  { id: "diagram", keys: ["d"], shown: ["d"], run: () => toggleFacing("states") },
  { id: "present", keys: ["p"], shown: ["p"], run: () => void togglePresenting(), figure: true },
  { id: "leave", keys: ["Escape"], run: () => void togglePresenting(), possible: presenting, keysOnly: true },
  { id: "theme", keys: ["t"], shown: ["t"], run: nextTheme },
  { id: "about", keys: ["i"], shown: ["i"], run: () => openDialog("about"), possible: hasStatus },
  { id: "export", keys: ["e"], shown: ["e"], run: () => openDialog("export"), possible: hasLadder, waits: "figure" },
  { id: "openText", run: () => openDialog("paste") },
  { id: "demo", run: runDemo, possible: () => useApp.getState().live?.possible === true },
  { id: "language", run: switchLanguage },
  { id: "left", run: () => togglePanel("left") },
  { id: "right", run: () => togglePanel("right") },
  { id: "palette", keys: ["$mod+k"], shown: ["Ctrl K"], run: () => openDialog("palette"), keysOnly: true },
  { id: "help", keys: ["?", "Shift+?"], shown: ["?"], run: () => openDialog("help") },
];

function ladderInView(): boolean {
  const { ladder, route } = useApp.getState();
  return ladder !== undefined && route.settings.view === "ladder";
}

function presenting(): boolean {
  return useApp.getState().route.settings.presenting;
}

function changeSpeed(by: 1 | -1): void {
  const at = SPEEDS.findIndex(({ id }) => id === useApp.getState().speed);
  const next = SPEEDS[Math.min(Math.max(at + by, 0), SPEEDS.length - 1)];
  if (next !== undefined) useApp.setState({ speed: next.id });
}

function switchLanguage(): void {
  const other = document.documentElement.lang.startsWith("zh") ? "en" : "zh";
  keepLanguage(other);
  changeSettings({ language: other });
}
