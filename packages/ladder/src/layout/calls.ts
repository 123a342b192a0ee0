import type { Side, SocketCall } from "@tcp-ladder/flow";
import { nsBetween, timeAt } from "../duration.ts";
import type { CallBar, CallText, CssPixels, LadderInput, LadderOptions, Rung } from "../layout.ts";
import type { Locale } from "../locale.ts";
import { monoWidth } from "../measure.ts";
import { LEADING } from "../metrics.ts";
import { type CallStyle, callWords, JOINED_CHARACTERS, shownCallText } from "./call-text.ts";
import type { Columns } from "./columns.ts";
import type { Slots } from "./slots.ts";
import { spread } from "./spread.ts";

/** A program's clock and the capture's may differ by this much when a call is matched with the segment that it caused. */
const TOLERANCE_NS = 20e6;

interface Line {
  text: string;
  readonly calls: SocketCall[];
  readonly wanted: CssPixels;
  y: CssPixels;
}

/** The socket calls in the margins, at the height where they happened; those that would overlap are pushed apart. */
export function placeCalls(
  input: LadderInput,
  options: LadderOptions,
  columns: Columns,
  slots: Slots,
  rungs: readonly Rung[],
): { texts: CallText[]; bars: CallBar[] } {
  const texts: CallText[] = [];
  const bars: CallBar[] = [];
  const size = columns.type.call;
  for (const side of ["client", "server"] as const) {
    const mine = input.calls.filter((call) => call.side === side && inWindow(input, call));
    const x = side === "client" ? columns.clientCall : columns.serverCall;
    const room = side === "client" ? columns.clientCallWidth : columns.serverCallWidth;
    const lines = joined(
      mine,
      (call) => heightOf(call, side, input, options, slots, rungs),
      size,
      room,
      columns.callStyle,
      options.locale ?? "en",
    );
    spread(lines, size * LEADING, size * 0.7, slots.height - size * 0.7);
    for (const line of lines) {
      const y = line.y + size * 0.35;
      texts.push({ side, text: line.text, x, y, anchor: side === "client" ? "end" : "start" });
    }
    bars.push(...blockingBars(side, lines, columns, slots, size, input));
  }
  return { texts, bars };
}

/** A window in the middle of a connection shows only what happened within it. */
function inWindow(input: LadderInput, call: SocketCall): boolean {
  const { columns } = input;
  if (shownCallText(call) === undefined || columns.length === 0) return false;
  if (input.from > 0 && nsBetween(timeAt(columns, 0), call.time) < 0) return false;
  const goesOn = input.from + columns.length < input.connection.segments;
  return !(goesOn && nsBetween(timeAt(columns, columns.length - 1), call.time) > 0);
}

/** `socket`, `bind`, `listen` one after another and with nothing between them make one line, where it fits. */
function joined(
  calls: readonly SocketCall[],
  height: (call: SocketCall) => CssPixels,
  size: number,
  room: number,
  style: CallStyle,
  locale: Locale,
): Line[] {
  const lines: Line[] = [];
  for (const call of calls) {
    const words = callWords(shownCallText(call, style) ?? "", locale);
    const wanted = height(call);
    const before = lines.at(-1);
    const together = before === undefined ? "" : `${before.text}, ${words}`;
    if (
      before !== undefined &&
      call.phase === "done" &&
      before.calls.every((other) => other.phase === "done") &&
      Math.abs(before.wanted - wanted) < size * 2 &&
      together.length <= JOINED_CHARACTERS[style] &&
      monoWidth(together, size) <= room + 0.1
    ) {
      before.text = together;
      before.calls.push(call);
    } else lines.push({ text: words, calls: [call], wanted, y: wanted });
  }
  return lines;
}

/**
 * Where a call belongs: beside the tail of the segment that it sent, at the head of the one that it waited for, in the fold that
 * it slept through; else between the segments before and after it, by its time.
 */
function heightOf(
  call: SocketCall,
  side: Side,
  input: LadderInput,
  options: LadderOptions,
  slots: Slots,
  rungs: readonly Rung[],
): CssPixels {
  const s = options.scale;
  let next = 0;
  while (next < rungs.length && nsBetween(timeAt(input.columns, next), call.time) >= 0) next += 1;
  const caused = call.phase === "return" ? undefined : CAUSES[call.call];
  if (caused !== undefined) {
    const hit = nearest(rungs, next, (rung) => rung.from === side && caused.includes(rung.kind), input, call);
    if (hit !== undefined) return hit.y1;
  }
  const atSide = (rung: Rung | undefined): CssPixels | undefined =>
    rung === undefined ? undefined : rung.from === side ? rung.y1 : rung.y2;
  const above = atSide(rungs[next - 1]);
  const below = atSide(rungs[next]);
  const fold = call.call === "sleep" ? foldSleptThrough(call, input, slots, next) : undefined;
  if (fold !== undefined) return fold;
  if (call.phase === "return") {
    const arrived = rungs.findLast((rung, i) => i < next && rung.from !== side);
    if (arrived !== undefined && within(input, arrived.index - input.from, call)) return arrived.y2;
  }
  if (above === undefined)
    return below === undefined ? 0 : Math.max(0, below - 20 * s - 8 * s * (call.phase === "done" ? 1 : 0));
  if (below === undefined) return above + 20 * s;
  const before = nsBetween(timeAt(input.columns, next - 1), call.time);
  const span = before + nsBetween(call.time, timeAt(input.columns, next));
  const share = span > 0 ? before / span : 0.5;
  return above + 6 * s + (below - above - 12 * s) * share;
}

/** The first fold that ends while the sleep lasts, or as it ends. */
function foldSleptThrough(call: SocketCall, input: LadderInput, slots: Slots, next: number): CssPixels | undefined {
  const back = input.calls.find((c) => c.side === call.side && c.call === "sleep" && nsBetween(call.time, c.time) > 0);
  for (let i = next; i < input.columns.length; i += 1) {
    if (back !== undefined && nsBetween(back.time, timeAt(input.columns, Math.max(0, i - 1))) > 0) return undefined;
    const fold = slots.folds[i] ?? 0;
    if (fold > 0) return fold;
  }
  return undefined;
}

/** Which segment a call sends. */
const CAUSES: Readonly<Record<string, readonly Rung["kind"][]>> = {
  connect: ["syn"],
  write: ["data"],
  send: ["data"],
  close: ["fin", "rst"],
  shutdown: ["fin"],
};

function within(input: LadderInput, i: number, call: SocketCall): boolean {
  return Math.abs(nsBetween(timeAt(input.columns, i), call.time)) <= TOLERANCE_NS;
}

function nearest(
  rungs: readonly Rung[],
  next: number,
  fits: (rung: Rung) => boolean,
  input: LadderInput,
  call: SocketCall,
): Rung | undefined {
  let best: Rung | undefined;
  let least = TOLERANCE_NS;
  for (let i = Math.max(0, next - 6); i < Math.min(rungs.length, next + 6); i += 1) {
    const rung = rungs[i];
    const far = Math.abs(nsBetween(timeAt(input.columns, i), call.time));
    if (rung !== undefined && far <= least && fits(rung)) {
      best = rung;
      least = far;
    }
  }
  return best;
}

/** From where a call blocks to where it returns; to the bottom where it has not yet. */
function blockingBars(
  side: Side,
  lines: readonly Line[],
  columns: Columns,
  slots: Slots,
  size: number,
  input: LadderInput,
): CallBar[] {
  const bars: CallBar[] = [];
  const x = side === "client" ? columns.clientBar : columns.serverBar;
  const goesOn = input.from + input.columns.length < input.connection.segments;
  for (const [at, line] of lines.entries()) {
    const enter = line.calls.find((call) => call.phase === "enter" && call.call !== "sleep");
    if (enter === undefined) {
      const back = line.calls.find((call) => call.phase === "return");
      const opened = lines.slice(0, at).some((l) => l.calls.some((c) => c.phase === "enter" && c.call === back?.call));
      if (back !== undefined && !opened && input.from > 0) bars.push({ side, call: back.call, x, y1: 0, y2: line.y });
      continue;
    }
    const returned = lines
      .slice(at + 1)
      .find((l) => l.calls.some((c) => c.phase === "return" && c.call === enter.call));
    const y1 = line.y - size * 0.3;
    if (returned !== undefined) bars.push({ side, call: enter.call, x, y1, y2: returned.y + size * 0.2 });
    else if (at === lines.length - 1 || goesOn) bars.push({ side, call: enter.call, x, y1, y2: slots.height });
  }
  return bars;
}
