import type { ConnectionSummary, SocketCall } from "@tcp-ladder/flow";
import type {
  CaptureEntry,
  CaptureStatus,
  DemoStatus,
  ErrorBody,
  LiveAbility,
  SegmentDetail,
} from "@tcp-ladder/protocol";
import { create } from "zustand";
import type { UploadProgress } from "../connection/http.ts";
import { parseRoute, type Route } from "./route.ts";
import type { RowCache } from "./row-cache.ts";

export type LinkState = "connecting" | "open" | "lost";
export type DialogName = "paste" | "help" | "export" | "palette" | "about";

export interface Notice extends ErrorBody {
  readonly id: number;
  /** The file that it is about. */
  readonly about?: string | undefined;
}

/** The connection on the figure. */
export interface LadderState {
  readonly capture: string;
  readonly connection: ConnectionSummary;
  readonly calls: readonly SocketCall[];
  /** Changed in place; `version` rises with every change. */
  readonly cache: RowCache;
  readonly version: number;
  /** Rows from this index on appeared while someone looked: they draw themselves. */
  readonly animateFrom: number;
  /** Rows that the server passed over to keep up; still reachable. */
  readonly skipped: number;
}

export interface ConnectionList {
  readonly total: number;
  readonly matched: number;
  readonly connections: readonly ConnectionSummary[];
}

export interface AppState {
  readonly link: LinkState;
  readonly software: string | undefined;
  readonly live: LiveAbility | undefined;
  /** How far the server's clock is ahead of the browser's: captures carry the server's time. */
  readonly clockAheadMs: number;
  /** Undefined until the server has told. */
  readonly captures: readonly CaptureEntry[] | undefined;
  readonly demo: DemoStatus;
  /** Seconds that the demo's server waits before it writes, and before it closes. */
  readonly demoWait: number;
  readonly notices: readonly Notice[];
  readonly upload: (UploadProgress & { readonly name: string }) | undefined;
  readonly route: Route;
  /** The capture on the page: the address's, else the demo's, else the newest live one. */
  readonly capture: string | undefined;
  readonly status: CaptureStatus | undefined;
  readonly list: ConnectionList;
  readonly ladder: LadderState | undefined;
  /** Index within the connection of the segment that is pointed at: every picture of it shows it. */
  readonly pointed: number | undefined;
  readonly detail: SegmentDetail | undefined;
  readonly playing: boolean;
  readonly speed: string;
  readonly dialog: DialogName | undefined;
  /** The browser prints what is on the screen: all of the figure is drawn, and not only what can be seen. */
  readonly printing: boolean;
  /** Which panels are unfolded; on a narrow screen only where asked for. */
  readonly panels: { readonly left: boolean; readonly right: boolean };
}

const IDLE_DEMO: DemoStatus = { state: "idle", capture: undefined, output: "", error: undefined };
export const EMPTY_LIST: ConnectionList = { total: 0, matched: 0, connections: [] };

const wide = (): boolean => typeof window !== "undefined" && window.innerWidth >= 1000;
const address = (): Route =>
  typeof window === "undefined" ? parseRoute("/", "") : parseRoute(window.location.pathname, window.location.search);

export const useApp = create<AppState>(() => ({
  link: "connecting",
  software: undefined,
  live: undefined,
  clockAheadMs: 0,
  captures: undefined,
  demo: IDLE_DEMO,
  demoWait: 2,
  notices: [],
  upload: undefined,
  route: address(),
  capture: undefined,
  status: undefined,
  list: EMPTY_LIST,
  ladder: undefined,
  pointed: undefined,
  detail: undefined,
  playing: false,
  speed: "each",
  dialog: undefined,
  printing: false,
  panels: { left: wide(), right: wide() || address().settings.facing !== undefined },
}));

/** The time where the capture is made, milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + useApp.getState().clockAheadMs;
}

let notices = 0;

/** Says something that went wrong, until it is put away. The same is not said twice. A panel that would lie over it is folded. */
export function notify(error: ErrorBody, about?: string): void {
  if (!wide()) useApp.setState(({ panels }) => ({ panels: { ...panels, left: false } }));
  useApp.setState((state) =>
    state.notices.some((one) => one.code === error.code && one.message === error.message && one.about === about)
      ? state
      : { notices: [...state.notices.slice(-2), { ...error, about, id: ++notices }] },
  );
}

/** A fault of the page itself. */
export function notifyFault(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  notify({ code: "internal", message, remedy: "Reload the page." });
}

export function dismiss(id: number): void {
  useApp.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}
