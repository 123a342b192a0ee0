import { DEFAULT_SETTINGS, formatRoute, parseRoute, type Route, type ViewSettings } from "./route.ts";
import { useApp } from "./state.ts";
import { useViewport } from "./viewport.ts";

/** Browsers limit how often an address may change (Chromium: 200 times in 10 s, Safari: 100 in 30 s). */
const WRITE_EVERY_MS = 350;
let timer: ReturnType<typeof setTimeout> | undefined;
let written = 0;

/** Less of the first row than this above the view is no scrolling. */
const LEAST_SCROLLED = 0.02;

function write(push: boolean): void {
  clearTimeout(timer);
  timer = undefined;
  written = Date.now();
  const address = formatRoute(useApp.getState().route);
  if (address === window.location.pathname + window.location.search) return;
  window.history[push ? "pushState" : "replaceState"](null, "", address);
}

/** Goes to another capture or connection: back leads here again. What belongs to one connection is left behind. */
export function goTo(capture: string | undefined, connection?: number): void {
  const { route, panels } = useApp.getState();
  if (timer !== undefined) write(false);
  const { view } = route.settings;
  const settings: ViewSettings = {
    ...route.settings,
    chosen: undefined,
    anchor: undefined,
    playhead: undefined,
    beside: undefined,
    step: 0,
    top: undefined,
    times: undefined,
    // The table and the comparison are left for what was chosen.
    view: view === "graphs" ? view : "ladder",
  };
  const narrow = window.innerWidth < 1000;
  useApp.setState({
    route: { capture, connection, settings },
    playing: false,
    // What was said was said of the place that is left.
    notices: [],
    panels: narrow ? { left: false, right: false } : panels,
  });
  write(true);
}

/** Goes to another view, of another place where one is named: back leads here again. */
export function goToView(change: Partial<ViewSettings>, place?: Pick<Route, "capture" | "connection">): void {
  const { route } = useApp.getState();
  if (timer !== undefined) write(false);
  useApp.setState({ route: { ...route, ...place, settings: { ...route.settings, ...change } }, playing: false });
  write(true);
}

/** Changes how the page looks at what it shows; the address follows without a step in the history. */
export function changeSettings(change: Partial<ViewSettings>): void {
  // Whoever chooses one segment lets go of a run, and of the place that a link led to.
  const alone = "chosen" in change ? { anchor: undefined, top: undefined } : {};
  useApp.setState(({ route }) => ({ route: { ...route, settings: { ...route.settings, ...alone, ...change } } }));
  if (timer !== undefined) return;
  const wait = written + WRITE_EVERY_MS - Date.now();
  if (wait <= 0) write(false);
  else timer = setTimeout(() => write(false), wait);
}

/**
 * The address of exactly what is on the page now, for a link: how far it is scrolled too. Theme and language stay away: they are how
 * someone likes to read, and not what is read.
 */
export function currentAddress(): string {
  const { route, capture, ladder } = useApp.getState();
  const { view } = route.settings;
  const seen = useViewport.getState().top;
  const top = (view === "ladder" || view === "graphs") && seen >= LEAST_SCROLLED ? seen : undefined;
  return (
    window.location.origin +
    formatRoute({
      capture,
      connection: ladder?.connection.id ?? route.connection,
      settings: { ...route.settings, top, theme: DEFAULT_SETTINGS.theme, language: undefined },
    })
  );
}

/** Back and forward. */
export function followHistory(): () => void {
  const read = () => {
    const { theme, language } = useApp.getState().route.settings;
    const route = parseRoute(window.location.pathname, window.location.search);
    // How someone likes to read is not a place one goes back to.
    useApp.setState({ route: { ...route, settings: { ...route.settings, theme, language } }, playing: false });
  };
  window.addEventListener("popstate", read);
  return () => window.removeEventListener("popstate", read);
}
