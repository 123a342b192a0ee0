/** What presenters' clickers send for their black-screen button. */
const BLACK_KEYS: ReadonlySet<string> = new Set(["b", "B", "."]);
/** And for the button that starts the show. */
const START_KEY = "F5";

const MODIFIERS: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta"]);

/** What a key does in lecture mode before any other part of the page hears of it. */
export type LectureKey = "black" | "end-black" | "full-screen" | undefined;

export function lectureKey(key: string, black: boolean, withModifier: boolean): LectureKey {
  if (MODIFIERS.has(key) || withModifier) return undefined;
  // Whoever steps on comes back from black first, and has not missed a step.
  if (black) return "end-black";
  if (BLACK_KEYS.has(key)) return "black";
  return key === START_KEY ? "full-screen" : undefined;
}

/** Hears keys before the page's own do. Returns what takes them away. */
export function bindLectureKeys(black: boolean, setBlack: (black: boolean) => void): () => void {
  const press = (event: KeyboardEvent): void => {
    if (document.querySelector("dialog[open]") !== null) return;
    const action = lectureKey(event.key, black, event.ctrlKey || event.altKey || event.metaKey);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === "full-screen") {
      // Reloading in front of the audience is never what was meant.
      document.documentElement.requestFullscreen().catch(() => undefined);
    } else setBlack(action === "black");
  };
  window.addEventListener("keydown", press, { capture: true });
  return () => window.removeEventListener("keydown", press, { capture: true });
}
