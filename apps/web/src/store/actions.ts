import type { NumberMode } from "@tcp-ladder/ladder";
import { captureFileUrl, deleteCapture } from "../connection/http.ts";
import { linkToServer, whenAnswered } from "./controller.ts";
import type { Place } from "./list-settings.ts";
import { changeSettings, goTo, goToView } from "./navigate.ts";
import { type Facing, type Theme, type ViewSettings, ZOOM } from "./route.ts";
import { chosenRun, drawnCount, segmentCount } from "./select.ts";
import { type DialogName, notify, useApp } from "./state.ts";
import { useViewport } from "./viewport.ts";

export { needRows } from "./controller.ts";
export { cancelUpload, openCaptureFile, openText } from "./upload.ts";

const DEMO_PORT = 10000;

export function runDemo(): void {
  const link = linkToServer();
  const { demoWait } = useApp.getState();
  goTo(undefined);
  link.send({ type: "demo-run", request: link.nextRequest(), before: demoWait, after: demoWait, port: DEMO_PORT });
}

export function stopDemo(): void {
  const link = linkToServer();
  link.send({ type: "demo-stop", request: link.nextRequest() });
}

export function startLive(interfaceName: string, filter: string): void {
  const link = linkToServer();
  const request = link.nextRequest();
  whenAnswered(request, (answer) => {
    if (answer.type === "done" && answer.capture !== undefined) goTo(answer.capture);
  });
  link.send({ type: "live-start", request, interface: interfaceName, filter });
}

export function stopLive(capture: string): void {
  const link = linkToServer();
  link.send({ type: "live-stop", request: link.nextRequest(), capture });
}

export async function removeCapture(id: string): Promise<void> {
  const result = await deleteCapture(id);
  if (!result.ok) notify(result.error);
  else if (useApp.getState().route.capture === id) goTo(undefined);
}

export { captureFileUrl };

export function choose(index: number | undefined): void {
  changeSettings({ chosen: index });
  if (index !== undefined && window.innerWidth >= 1000 && !useApp.getState().panels.right) togglePanel("right", true);
}

/** Chooses the segments from the one that is chosen to this one. */
export function chooseUpTo(index: number): void {
  const { chosen, anchor } = useApp.getState().route.settings;
  const from = anchor ?? chosen;
  if (from === undefined || from === index) choose(index);
  else changeSettings({ chosen: index, anchor: from });
}

/** Makes the run of chosen segments longer or shorter at its end. */
export function extendChoice(by: number): void {
  const { ladder, route } = useApp.getState();
  const total = segmentCount(ladder);
  const { chosen } = route.settings;
  if (chosen === undefined) step(by);
  else if (total > 0) chooseUpTo(clamp(chosen + by, 0, total - 1));
}

/** To the next or the segment before; while playing back or looking behind a live tail the drawing goes along. */
export function step(by: number): void {
  const state = useApp.getState();
  const total = segmentCount(state.ladder);
  if (total === 0) return;
  const { chosen, playhead } = state.route.settings;
  const live = state.status?.state === "live";
  if (playhead === undefined && !(live && by < 0)) {
    const from = chosen ?? (by > 0 ? -1 : total);
    choose(clamp(from + by, 0, total - 1));
    return;
  }
  const drawn = clamp(drawnCount(state) + by, 0, total);
  const atEnd = live && drawn === total && by > 0;
  useApp.setState({ playing: false });
  showUpTo(atEnd ? undefined : drawn, drawn - Math.max(by, 0));
  changeSettings({ chosen: drawn === 0 ? undefined : drawn - 1 });
}

/** Draws the first `count` segments; undefined: all, and what comes. */
export function showUpTo(count: number | undefined, animateFrom = Number.POSITIVE_INFINITY): void {
  const { ladder } = useApp.getState();
  if (ladder !== undefined) useApp.setState({ ladder: { ...ladder, animateFrom } });
  changeSettings({ playhead: count });
}

export function toStart(): void {
  useApp.setState({ playing: false });
  showUpTo(0);
  changeSettings({ chosen: undefined });
}

export function toEnd(): void {
  const total = segmentCount(useApp.getState().ladder);
  useApp.setState({ playing: false });
  showUpTo(undefined);
  if (total > 0) choose(total - 1);
}

/** Back to the tail of what is captured, and on with it. */
export function catchUp(): void {
  useViewport.setState({ away: false });
  useApp.setState({ playing: false });
  changeSettings({ playhead: undefined, chosen: undefined });
}

export function togglePlay(): void {
  const state = useApp.getState();
  const total = segmentCount(state.ladder);
  if (total === 0) return;
  const live = state.status?.state === "live";
  const { playhead } = state.route.settings;
  if (state.playing || (live && playhead === undefined)) {
    useApp.setState({ playing: false });
    if (playhead === undefined) showUpTo(total);
    return;
  }
  if (playhead === undefined || (!live && playhead >= total)) showUpTo(0, 0);
  useApp.setState({ playing: true });
}

const NUMBER_MODES: readonly NumberMode[] = ["symbolic", "relative", "absolute"];
const THEMES: readonly Theme[] = ["light", "dark", "contrast"];

export function nextNumbers(): void {
  const { numbers } = useApp.getState().route.settings;
  changeSettings({ numbers: following(NUMBER_MODES, numbers) });
}

/** Makes the figure larger or smaller. */
export function zoomBy(factor: number): void {
  const { zoom } = useApp.getState().route.settings;
  changeSettings({ zoom: clamp(zoom * factor, ZOOM.least, ZOOM.most) });
}

/** The zoom that fitted last, what, and into which height: the same key then leads back. */
let fitted: { readonly zoom: number; readonly what: string; readonly height: number } | undefined;
/** A few segments are not blown up without end. */
const MOST_FITTED = 2.5;

/** Fits the chosen run of segments, else the whole connection, into the view, as far as it can still be drawn; and back. */
export function toggleFit(): void {
  const { settings } = useApp.getState().route;
  const what = toFit(settings);
  if (fitted?.what === what && fitted.zoom === settings.zoom) {
    fitted = undefined;
    changeSettings({ zoom: 1 });
    return;
  }
  fit(what);
}

/** What was fitted stays so when its room changes: the legend comes below it, a panel goes, the window grows. */
export function fitAgain(): void {
  const { settings } = useApp.getState().route;
  if (fitted === undefined || fitted.zoom !== settings.zoom || fitted.what !== toFit(settings)) return;
  if (fitted.height !== useViewport.getState().height) fit(fitted.what);
}

function toFit(settings: ViewSettings): string {
  const run = chosenRun(settings);
  return run === undefined ? "all" : `${run.from} ${run.to}`;
}

function fit(what: string): void {
  const { fit: wanted, fits, height } = useViewport.getState();
  fitted = { zoom: clamp(wanted, ZOOM.least, what === "all" ? 1 : MOST_FITTED), what, height };
  useViewport.setState({ fits: fits + 1 });
  changeSettings({ zoom: fitted.zoom });
}

export function toggleSpacing(): void {
  const { spacing } = useApp.getState().route.settings;
  changeSettings({ spacing: spacing === "equal" ? "time" : "equal" });
}

export function toggleView(): void {
  const { view } = useApp.getState().route.settings;
  changeSettings({ view: view === "ladder" ? "graphs" : "ladder" });
}

/** The table of all connections, and back. */
export function toggleConnections(): void {
  const { view } = useApp.getState().route.settings;
  goToView({ view: view === "connections" ? "ladder" : "connections", beside: undefined });
}

/** Looks in the table for a connection to stand beside the one on the figure. */
export function compareWith(beside: Place): void {
  goToView({ view: "connections", beside });
}

/** Points at a segment, or at none: whatever else shows it lights up. */
export function point(index: number | undefined): void {
  if (useApp.getState().pointed !== index) useApp.setState({ pointed: index });
}

export function nextTheme(): void {
  const { theme } = useApp.getState().route.settings;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  changeSettings({ theme: following(THEMES, theme === "auto" ? (dark ? "dark" : "light") : theme) });
}

export async function togglePresenting(): Promise<void> {
  const presenting = !useApp.getState().route.settings.presenting;
  changeSettings({ presenting });
  try {
    if (presenting) await document.documentElement.requestFullscreen();
    else if (document.fullscreenElement !== null) await document.exitFullscreen();
  } catch {
    // Full screen may be refused; the large figure is there all the same.
  }
}

/** Turns the panel to another page; it is opened for that. */
export function showFacing(facing: Facing | undefined): void {
  changeSettings({ facing });
  if (!useApp.getState().panels.right) togglePanel("right", true);
}

/** The same page again puts it away. */
export function toggleFacing(facing: Facing): void {
  const { panels, route } = useApp.getState();
  showFacing(route.settings.facing === facing && panels.right ? undefined : facing);
}

export function openDialog(dialog: DialogName): void {
  useApp.setState({ dialog });
}

/** Only the dialog that is meant: the browser says that one has closed when the next may have been asked for. */
export function closeDialog(dialog: DialogName): void {
  if (useApp.getState().dialog === dialog) useApp.setState({ dialog: undefined });
}

export function togglePanel(side: "left" | "right", open?: boolean): void {
  useApp.setState(({ panels }) => ({ panels: { ...panels, [side]: open ?? !panels[side] } }));
}

function following<T>(choices: readonly T[], now: T): T {
  return choices[(choices.indexOf(now) + 1) % choices.length] as T;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
