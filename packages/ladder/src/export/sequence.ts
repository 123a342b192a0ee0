import { RowMark, type SegmentColumns, type Side, type Timestamp } from "@tcp-ladder/flow";
import { nsBetween, pauseText, timeAt } from "../duration.ts";
import { type StateChange, stateChanges } from "../explain/state-change.ts";
import { labelParts } from "../label.ts";
import type { Translated } from "../locale.ts";
import { unreceivedRows } from "../lost.ts";
import type { Rich } from "../rich.ts";
import { rowAt } from "../row.ts";
import { noteTitles } from "./notes.ts";
import type { ExportInput, ExportOptions } from "./rows.ts";

/** A segment as the sequence-diagram languages need it. */
export interface SequenceStep {
  readonly index: number;
  readonly from: Side;
  readonly label: Rich;
  /** Kind of line: a bare ACK is thin or dashed, a RST crossed. */
  readonly bare: boolean;
  readonly reset: boolean;
  /** It did not arrive in time; a note says so. */
  readonly unreceived: boolean;
  /** Folded idle time before it, in words; undefined where there was none. */
  readonly pause: string | undefined;
  readonly notes: readonly string[];
  readonly changes: readonly StateChange[];
}

/** Walks over a connection once, a segment at a time. */
export function* sequenceSteps(input: ExportInput, options: ExportOptions): Generator<SequenceStep> {
  const locale = options.locale ?? "en";
  let states = input.statesBefore;
  let last: Timestamp | undefined;
  let index = input.from ?? 0;
  for (const rows of input.rows) {
    const lost = input.unreceived ?? unreceivedRows(rows);
    for (let i = 0; i < rows.length; i += 1) {
      const row = rowAt(rows, i);
      const time = timeAt(rows, i);
      const unreceived = lost.has(rows.row[i] ?? -1);
      index += 1;
      yield {
        index,
        from: row.from,
        label: labelParts(rows, i, input.connection, options.numbers ?? "symbolic"),
        bare: isBare(rows, i),
        reset: (row.flags & 0x04) !== 0,
        unreceived,
        pause:
          last !== undefined && (row.marks & RowMark.IDLE_BEFORE) !== 0 ? pauseText(nsBetween(last, time)) : undefined,
        notes: [...noteTitles(rows, i, input.connection, locale), ...(unreceived ? [LOST[locale]] : [])],
        changes: row.states === states ? [] : stateChanges(states, row.states, input.connection, locale),
      };
      states = row.states;
      last = time;
    }
  }
}

const LOST: Translated = { en: "did not arrive in time", zh: "未及时到达" };

function isBare(rows: SegmentColumns, i: number): boolean {
  return (rows.payload[i] ?? 0) === 0 && ((rows.flags[i] ?? 0) & 0x07) === 0;
}
