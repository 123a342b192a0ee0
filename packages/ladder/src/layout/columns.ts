import type { SocketCall } from "@tcp-ladder/flow";
import { elapsedText, nsBetween } from "../duration.ts";
import type { CssPixels, LadderInput, LadderLayout, LadderOptions, TypeSizes } from "../layout.ts";
import { monoWidth, serifWidth } from "../measure.ts";
import { TYPE } from "../metrics.ts";
import { type CallStyle, JOINED_CHARACTERS, shownCallText } from "./call-text.ts";

/** Where everything stands horizontally. */
export interface Columns {
  readonly shows: LadderLayout["shows"];
  readonly type: TypeSizes;
  /** The lifelines. */
  readonly client: CssPixels;
  readonly server: CssPixels;
  /** Left ends of the bands, and their width. */
  readonly clientBand: CssPixels;
  readonly serverBand: CssPixels;
  readonly bandWidth: CssPixels;
  readonly elapsed: CssPixels;
  readonly delta: CssPixels;
  /** Delta below the elapsed time, not beside it. */
  readonly stacked: boolean;
  /** Right end of the client's calls, left end of the server's; the bars between them and the bands. */
  readonly clientCall: CssPixels;
  readonly serverCall: CssPixels;
  readonly clientBar: CssPixels;
  readonly serverBar: CssPixels;
  readonly callStyle: CallStyle;
  readonly serverCallWidth: CssPixels;
  readonly clientCallWidth: CssPixels;
  readonly brace: CssPixels;
  readonly braceText: CssPixels;
  readonly braceTextWidth: CssPixels;
  /** Size of a label that fits; longer ones shrink by themselves. */
  readonly labelSize: CssPixels;
}

interface Plan {
  readonly times: "beside" | "stacked" | "none";
  readonly calls: CallStyle | "none";
  readonly braces: boolean;
  readonly bands: "full" | "narrow" | "none";
}

const BARE: Plan = { times: "none", calls: "none", braces: false, bands: "none" };

/** From everything to the bare ladder. */
const PLANS: readonly Plan[] = [
  { times: "beside", calls: "full", braces: true, bands: "full" },
  { times: "stacked", calls: "full", braces: true, bands: "full" },
  { times: "stacked", calls: "short", braces: true, bands: "full" },
  { times: "beside", calls: "full", braces: false, bands: "full" },
  { times: "stacked", calls: "full", braces: false, bands: "full" },
  { times: "stacked", calls: "short", braces: false, bands: "full" },
  { times: "none", calls: "full", braces: false, bands: "full" },
  { times: "none", calls: "short", braces: false, bands: "full" },
  { times: "none", calls: "short", braces: false, bands: "narrow" },
  { times: "stacked", calls: "none", braces: false, bands: "full" },
  { times: "none", calls: "none", braces: false, bands: "full" },
  { times: "none", calls: "none", braces: false, bands: "narrow" },
];

const EDGE = 16;
const NARROW_EDGE = 8;
const GAP = 8;
const BAND = 102;
const NARROW_BAND = 70;
const BRACE_TEXT = 126;
/** Wider than this a ladder is harder to read, not easier. */
const MAX_INNER = 640;

export function placeColumns(input: LadderInput, options: LadderOptions): Columns {
  const s = options.scale;
  const hide = options.hide ?? {};
  const typical = typicalLabelWidth(input, options);
  const callWidths: CallWidths = {
    full: bothCallWidths(input.calls, "full", s),
    short: bothCallWidths(input.calls, "short", s),
    none: { client: 0, server: 0 },
  };
  const hasCalls = callWidths.full.client + callWidths.full.server > 0;
  const times = {
    elapsed: elapsedWidth(input, s),
    delta: monoWidth("+19.999315 s", TYPE.delta * s),
  };
  const wishes = PLANS.map((plan) => ({
    times: hide.times === true ? ("none" as const) : plan.times,
    calls: hasCalls && hide.calls !== true ? plan.calls : ("none" as const),
    braces: plan.braces && hide.braces !== true,
    bands: hide.bands === true ? ("none" as const) : plan.bands,
  }));
  const inner = (plan: Plan): number =>
    options.width -
    2 * edge(options) -
    left(plan, s, times, callWidths[plan.calls]) -
    right(plan, s, callWidths[plan.calls]);
  const plan = wishes.find((wish) => inner(wish) >= wanted(wish, typical, s)) ?? BARE;
  const width = Math.max(40, Math.min(inner(plan), MAX_INNER * s));
  const spare = Math.max(0, inner(plan) - width) / 2;
  const start = edge(options) + spare;
  const client = start + left(plan, s, times, callWidths[plan.calls]);
  const server = client + width;
  const band = bandWidth(plan, s);
  const clientBand = client - (band > 0 ? GAP * s : 0) - band;
  const serverBand = server + (band > 0 ? GAP * s : 0);
  const serverEdge = serverBand + band;
  const calls = callWidths[plan.calls];
  const serverCall = serverEdge + (plan.calls === "none" ? 0 : 16 * s);
  const brace = serverCall + calls.server + 14 * s;
  const room = width - 24 * Math.min(s, 1);
  return {
    shows: {
      times: plan.times !== "none",
      calls: plan.calls !== "none",
      braces: plan.braces,
      bands: plan.bands !== "none",
    },
    type: {
      band: (plan.bands === "narrow" ? 9.6 : TYPE.band) * s,
      call: TYPE.call * s,
      time: TYPE.time * s,
      delta: TYPE.delta * s,
      braceTitle: TYPE.braceTitle * s,
      braceRemark: TYPE.braceRemark * s,
    },
    client,
    server,
    clientBand,
    serverBand,
    bandWidth: band,
    elapsed: start,
    delta: plan.times === "stacked" ? start : start + times.elapsed + 14 * s,
    stacked: plan.times === "stacked",
    clientCall: clientBand - 16 * s,
    serverCall,
    clientBar: clientBand - 8 * s,
    serverBar: serverEdge + 8 * s,
    callStyle: plan.calls === "none" ? "full" : plan.calls,
    clientCallWidth: calls.client,
    serverCallWidth: calls.server,
    brace,
    braceText: brace + 20 * s,
    braceTextWidth: BRACE_TEXT * s,
    labelSize: TYPE.label * s * Math.max(0.62, Math.min(1, room / typical)),
  };
}

function edge(options: LadderOptions): number {
  return (options.width < 420 * options.scale ? NARROW_EDGE : EDGE) * Math.min(options.scale, 3);
}

/** How wide the ladder itself has to be for a plan to be worth its margins. */
function wanted(plan: Plan, typical: number, s: number): number {
  if (plan.bands === "narrow" && plan.calls === "none") return Math.max(132 * s, 0.62 * typical + 12 * s);
  if (plan.times === "none" && plan.calls === "none") return Math.max(190 * s, 0.72 * typical + 20 * s);
  const least = plan.times === "none" ? 216 : 250;
  return Math.max(least * s, Math.min(typical + 30 * s, 420 * s));
}

function bandWidth(plan: Plan, s: number): number {
  return plan.bands === "none" ? 0 : (plan.bands === "narrow" ? NARROW_BAND : BAND) * s;
}

type Widths = Readonly<Record<"client" | "server", number>>;

function left(plan: Plan, s: number, times: { elapsed: number; delta: number }, calls: Widths): number {
  const time =
    plan.times === "none"
      ? 0
      : plan.times === "beside"
        ? times.elapsed + 14 * s + times.delta + 18 * s
        : Math.max(times.elapsed, times.delta) + 18 * s;
  return time + (plan.calls === "none" ? 0 : calls.client + 16 * s) + bandAndGap(plan, s);
}

function right(plan: Plan, s: number, calls: Widths): number {
  return (
    bandAndGap(plan, s) +
    (plan.calls === "none" ? 0 : calls.server + 16 * s) +
    (plan.braces ? (34 + BRACE_TEXT) * s : 0)
  );
}

function bandAndGap(plan: Plan, s: number): number {
  return plan.bands === "none" ? 6 * Math.min(s, 1) : bandWidth(plan, s) + GAP * s;
}

type CallWidths = Readonly<Record<CallStyle | "none", Widths>>;

function bothCallWidths(calls: readonly SocketCall[], style: CallStyle, s: number): Widths {
  return { client: callWidth(calls, "client", style, s), server: callWidth(calls, "server", style, s) };
}

/** The widest line: a text, or several short ones that can be joined. */
function callWidth(calls: readonly SocketCall[], side: "client" | "server", style: CallStyle, s: number): number {
  let widest = 0;
  let run = "";
  for (const call of calls) {
    const words = call.side === side ? shownCallText(call, style) : undefined;
    if (words === undefined) continue;
    const joined = run === "" || call.phase !== "done" ? words : `${run}, ${words}`;
    run = call.phase !== "done" ? "" : joined.length <= JOINED_CHARACTERS[style] ? joined : words;
    widest = Math.max(widest, run.length, words.length);
  }
  return Math.min(widest, 30) * TYPE.call * 0.602 * s;
}

function elapsedWidth(input: LadderInput, s: number): number {
  const { first, last } = input.connection;
  // Before the first segment where clocks were set back: then with a sign.
  const span = elapsedText(nsBetween(first, last));
  return Math.max(monoWidth(span, TYPE.time * s), monoWidth(elapsedText(0), TYPE.time * s));
}

/** A data label with the largest numbers of this connection: what most labels are no wider than, the same in every window. */
function typicalLabelWidth(input: LadderInput, options: LadderOptions): number {
  const { client, server } = input.connection.ends;
  const size = TYPE.label * options.scale;
  const most = Math.max(client.bytes, server.bytes, 1);
  const numbers =
    options.numbers === "absolute"
      ? Math.max(String(client.isn ?? client.base ?? 0).length, String(server.isn ?? server.base ?? 0).length)
      : String(most + 1).length + (options.numbers === "symbolic" ? 2 : 0);
  const payload = Math.min(String(most).length, 4);
  const data = `DATA ${"0".repeat(2 * numbers + 1)} (${"0".repeat(payload)})`;
  const shake = `SYN ${"0".repeat(options.numbers === "absolute" ? 10 : 1)}, ACK ${"0".repeat(options.numbers === "absolute" ? 10 : 3)}`;
  return Math.max(client.bytes + server.bytes > 0 ? serifWidth(data, size) : 0, serifWidth(shake, size));
}
