import type { Side } from "@tcp-ladder/flow";
import type { NumberMode } from "@tcp-ladder/ladder";
import {
  ALIGNMENTS,
  type Alignment,
  DEFAULT_LIST,
  formatPlace,
  type ListSettings,
  type Place,
  parseList,
  parsePlace,
  writeList,
} from "./list-settings.ts";

export type Theme = "auto" | "light" | "dark" | "contrast";
export type Language = "en" | "zh";
export type Spacing = "equal" | "time";
/** What the panel beside the figure holds instead of the chosen segment: the book's page, or the diagram of the states. */
export type Facing = "book" | "states";
export type View = "ladder" | "graphs" | "connections" | "compare";

/** What an address says: which capture and connection, and how they are looked at. */
export interface Route {
  /** Undefined on `/`, the live view. */
  readonly capture: string | undefined;
  /** Undefined where the address leaves the choice to the page. */
  readonly connection: number | undefined;
  readonly settings: ViewSettings;
}

export interface ViewSettings {
  readonly view: View;
  /** Graphs: whose data; undefined: of the end that sent more. */
  readonly sender: Side | undefined;
  readonly list: ListSettings;
  /** Comparing: what stands on the right. In the table: what a connection to compare with is looked for. */
  readonly beside: Place | undefined;
  readonly alignment: Alignment;
  /** Comparing: which step is shown, from 0. */
  readonly step: number;
  readonly numbers: NumberMode;
  readonly spacing: Spacing;
  readonly theme: Theme;
  /** Undefined: as the browser prefers. */
  readonly language: Language | undefined;
  /** Index within the connection of the chosen segment, from 0. */
  readonly chosen: number | undefined;
  /** The other end of a run of segments that is chosen; the run goes from here to `chosen`. Undefined: that one alone. */
  readonly anchor: number | undefined;
  /** How many segments are drawn while playing back; undefined: all of them. */
  readonly playhead: number | undefined;
  readonly presenting: boolean;
  /** Size of the figure relative to what the page would choose. */
  readonly zoom: number;
  readonly facing: Facing | undefined;
  /** Which row stands at the top of the figure, with the part of it that is above: only in a link, until the reader moves. */
  readonly top: number | undefined;
  /** Graphs: the stretch of time in sight, nanoseconds since the connection's first segment; undefined: all of it. */
  readonly times: TimeStretch | undefined;
  /** Graphs: pauses are drawn as long as they were. */
  readonly unfolded: boolean;
}

export interface TimeStretch {
  readonly fromNs: number;
  readonly toNs: number;
}

export const DEFAULT_SETTINGS: ViewSettings = {
  view: "ladder",
  sender: undefined,
  list: DEFAULT_LIST,
  beside: undefined,
  alignment: "kind",
  step: 0,
  numbers: "symbolic",
  spacing: "equal",
  theme: "auto",
  language: undefined,
  chosen: undefined,
  anchor: undefined,
  playhead: undefined,
  presenting: false,
  zoom: 1,
  facing: undefined,
  top: undefined,
  times: undefined,
  unfolded: false,
};

export const ZOOM = { least: 0.2, most: 4 } as const;

function parseZoom(value: string | null): number {
  const zoom = Number(value ?? "1");
  return zoom >= ZOOM.least && zoom <= ZOOM.most ? zoom : DEFAULT_SETTINGS.zoom;
}

function oneOf<T extends string>(value: string | null, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

function natural(value: string | null | undefined): number | undefined {
  return value !== null && value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

/** In the address segments count from 1, as people do. */
function segmentIndex(value: string | null): number | undefined {
  const number = natural(value);
  return number === undefined || number === 0 ? undefined : number - 1;
}

/** `7`, or `3-7` for a run of which the 7th is the one looked at. */
function parseChosen(value: string | null): Pick<ViewSettings, "chosen" | "anchor"> {
  const run = /^(\d+)-(\d+)$/.exec(value ?? "");
  if (run === null) return { chosen: segmentIndex(value), anchor: undefined };
  const [anchor, chosen] = [segmentIndex(run[1] ?? null), segmentIndex(run[2] ?? null)];
  return { chosen, anchor: chosen === undefined || anchor === chosen ? undefined : anchor };
}

const TOP = /^\d{1,10}(\.\d{1,3})?$/;

/** As people count: the first row at the top is 1. */
function parseTop(value: string | null): number | undefined {
  const top = TOP.test(value ?? "") ? Number(value) - 1 : undefined;
  return top === undefined || top < 0 ? undefined : top;
}

/** `0.25..1.5`, in seconds. */
function parseTimes(value: string | null): TimeStretch | undefined {
  const match = /^(-?\d{1,8}(?:\.\d{1,9})?)\.\.(-?\d{1,8}(?:\.\d{1,9})?)$/.exec(value ?? "");
  if (match === null) return undefined;
  const [fromNs, toNs] = [match[1], match[2]].map((seconds) => Math.round(Number(seconds) * 1e9)) as [number, number];
  return toNs > fromNs ? { fromNs, toNs } : undefined;
}

/** Without an exponent, which `String` gives to small numbers. */
const seconds = (ns: number): string => (ns / 1e9).toFixed(9).replace(/\.?0+$/, "");

/** Reads an address; what it does not understand is left at its default. */
export function parseRoute(pathname: string, search: string): Route {
  const match = /^\/c\/([^/]+)(?:\/(\d{1,10}))?\/?$/.exec(pathname);
  const query = new URLSearchParams(search);
  return {
    capture: match?.[1] === undefined ? undefined : safeDecode(match[1]),
    connection: natural(match?.[2]),
    settings: {
      view: oneOf(query.get("view"), ["ladder", "graphs", "connections", "compare"]) ?? DEFAULT_SETTINGS.view,
      sender: oneOf(query.get("sent-by"), ["client", "server"]),
      list: parseList(query),
      beside: parsePlace(query.get("with")),
      alignment: oneOf(query.get("align"), ALIGNMENTS) ?? DEFAULT_SETTINGS.alignment,
      step: segmentIndex(query.get("step")) ?? DEFAULT_SETTINGS.step,
      numbers: oneOf(query.get("numbers"), ["symbolic", "relative", "absolute"]) ?? DEFAULT_SETTINGS.numbers,
      spacing: oneOf(query.get("spacing"), ["equal", "time"]) ?? DEFAULT_SETTINGS.spacing,
      theme: oneOf(query.get("theme"), ["auto", "light", "dark", "contrast"]) ?? DEFAULT_SETTINGS.theme,
      language: oneOf(query.get("lang"), ["en", "zh"]),
      ...parseChosen(query.get("segment")),
      playhead: natural(query.get("at")),
      presenting: query.get("present") === "1",
      zoom: parseZoom(query.get("zoom")),
      facing: oneOf(query.get("facing"), ["book", "states"]),
      top: parseTop(query.get("top")),
      times: parseTimes(query.get("times")),
      unfolded: query.get("fold") === "0",
    },
  };
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a route; defaults are left out, so that short links stay short. */
export function formatRoute({ capture, connection, settings }: Route): string {
  const path =
    capture === undefined
      ? "/"
      : `/c/${encodeURIComponent(capture)}${connection === undefined ? "" : `/${connection}`}`;
  const query = new URLSearchParams();
  if (settings.view !== DEFAULT_SETTINGS.view) query.set("view", settings.view);
  if (settings.sender !== undefined) query.set("sent-by", settings.sender);
  writeList(settings.list, query);
  if (settings.beside !== undefined) query.set("with", formatPlace(settings.beside));
  if (settings.alignment !== DEFAULT_SETTINGS.alignment) query.set("align", settings.alignment);
  if (settings.numbers !== DEFAULT_SETTINGS.numbers) query.set("numbers", settings.numbers);
  if (settings.spacing !== DEFAULT_SETTINGS.spacing) query.set("spacing", settings.spacing);
  if (settings.theme !== DEFAULT_SETTINGS.theme) query.set("theme", settings.theme);
  if (settings.language !== undefined) query.set("lang", settings.language);
  if (settings.chosen !== undefined) {
    const run = settings.anchor === undefined ? "" : `${settings.anchor + 1}-`;
    query.set("segment", `${run}${settings.chosen + 1}`);
  }
  if (settings.playhead !== undefined) query.set("at", String(settings.playhead));
  if (settings.presenting) query.set("present", "1");
  if (settings.facing !== undefined) query.set("facing", settings.facing);
  if (settings.zoom !== DEFAULT_SETTINGS.zoom) query.set("zoom", String(Number(settings.zoom.toFixed(3))));
  if (settings.step !== DEFAULT_SETTINGS.step) query.set("step", String(settings.step + 1));
  if (settings.top !== undefined) query.set("top", String(Number((settings.top + 1).toFixed(3))));
  if (settings.times !== undefined) {
    query.set("times", `${seconds(settings.times.fromNs)}..${seconds(settings.times.toNs)}`);
  }
  if (settings.unfolded) query.set("fold", "0");
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
