import { formatRoute, parseRoute, type Route, type ViewSettings } from "./route.ts";
import { useApp } from "./state.ts";

/** Browsers limit how often an address may change; a second's worth of stepping is written once. */
const WRITE_AFTER_MS = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

function write(push: boolean): void {
  clearTimeout(timer);
  timer = undefined;
  const address = formatRoute(useApp.getState().route);
  if (address === window.location.pathname + window.location.search) return;
  window.history[push ? "pushState" : "replaceState"](null, "", address);
}

/** Goes to another capture or connection: back leads here again. What belongs to one connection is left behind. */
export function goTo(capture: string | undefined, connection?: number): void {
  const { route, panels } = useApp.getState();
  if (timer !== undefined) write(false);
  const settings: ViewSettings = { ...route.settings, chosen: undefined, playhead: undefined };
  const narrow = window.innerWidth < 1000;
  useApp.setState({
    route: { capture, connection, settings },
    playing: false,
    panels: narrow ? { left: false, right: false } : panels,
  });
  write(true);
}

/** Changes how the page looks at what it shows; the address follows without a step in the history. */
export function changeSettings(change: Partial<ViewSettings>): void {
  useApp.setState(({ route }) => ({ route: { ...route, settings: { ...route.settings, ...change } } }));
  clearTimeout(timer);
  timer = setTimeout(() => write(false), WRITE_AFTER_MS);
}

/** The address of what is on the page now, for a link. */
export function currentAddress(): string {
  const { route, capture, ladder } = useApp.getState();
  const pinned: Route = { ...route, capture, connection: ladder?.connection.id ?? route.connection };
  return window.location.origin + formatRoute(pinned);
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
