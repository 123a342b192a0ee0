import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { gapMs } from "./playback.ts";

/** What a stroke of the timeline is coloured by: TCP's flags, the heaviest first. */
export type TickKind = "syn" | "fin" | "rst" | "data" | "ack";

export interface Tick {
  /** Index within the columns. */
  readonly i: number;
  /** Place along the line, in steps: one a segment, and more where time passed idle. */
  readonly at: number;
  readonly kind: TickKind;
}

export interface IdleStretch {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

export interface TimelineScale {
  readonly ticks: readonly Tick[];
  readonly idles: readonly IdleStretch[];
  readonly length: number;
}

/** Steps that an idle gap takes: more the longer it was, but never so many that it drowns the segments. */
function idleSteps(ms: number): number {
  return 1.5 + 1.2 * Math.log10(1 + ms / 1000);
}

/** Folds time as the ladder does: every segment can be hit with the pointer, and idle time is seen as a gap. */
export function timeline(columns: SegmentColumns): TimelineScale {
  const ticks: Tick[] = [];
  const idles: IdleStretch[] = [];
  let at = 0.75;
  for (let i = 0; i < columns.length; i++) {
    if (i > 0 && ((columns.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0) {
      const ms = Math.max(gapMs(columns, i), 0);
      const from = at - 0.5;
      at += idleSteps(ms);
      idles.push({ from, to: at - 0.5, ms });
    }
    ticks.push({ i, at, kind: kindOf(columns.flags[i] ?? 0, columns.payload[i] ?? 0) });
    at += 1;
  }
  return { ticks, idles, length: at - 0.25 };
}

function kindOf(flags: number, payload: number): TickKind {
  if ((flags & 0x04) !== 0) return "rst";
  if ((flags & 0x02) !== 0) return "syn";
  if ((flags & 0x01) !== 0) return "fin";
  return payload > 0 ? "data" : "ack";
}

/** How many segments have happened at a place along the line. */
export function drawnAt({ ticks }: TimelineScale, at: number): number {
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ticks[middle] as Tick).at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the playhead stands when so many have happened: between the last that has and the next. */
export function playheadAt({ ticks, length }: TimelineScale, drawn: number): number {
  if (drawn <= 0) return 0;
  const last = ticks[drawn - 1];
  return last === undefined || drawn >= ticks.length ? length : last.at + 0.5;
}
