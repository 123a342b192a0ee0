import {
  type ConnectionSummary,
  clientState,
  noteNames,
  RowMark,
  type SegmentColumns,
  STATE_NAMES,
  serverState,
  type Timestamp,
} from "@tcp-ladder/flow";
import { deltaText, elapsedText, nsBetween, pauseText, timeAt } from "../duration.ts";
import { sideTitle } from "../heads.ts";
import { labelText, type NumberMode, partsText } from "../label.ts";
import { legend } from "../legend.ts";
import { rowAt } from "../row.ts";
import { type ExportInput, type ExportOptions, endpointText } from "./rows.ts";

const STATE = 11;
/** Labels get the width of the widest of the first rows, so that a short conversation is narrow and a long one need not be read first. */
const LABEL = { min: 22, max: 44, rows: 200 } as const;

/**
 * The figure in plain text, line by line, as RFC 9293 draws its own (section 3.5): the states of both ends after each segment, and
 * between them the segment with its direction.
 *
 *      1.  SYN_SENT     --> SYN J                     --> SYN_RCVD     0.000000
 *      2.  ESTABLISHED  <-- SYN K, ACK J+1            <-- SYN_RCVD     0.000022  +22 µs
 */
export function* textLadder(input: ExportInput, options: ExportOptions = {}): Generator<string> {
  const { connection } = input;
  const mode = options.numbers ?? "symbolic";
  const numberWidth = Math.max(2, String(connection.segments).length);
  const timeWidth = elapsedText(Math.max(0, nsBetween(connection.first, connection.last))).length;
  const margin = " ".repeat(numberWidth + 3);
  const locale = options.locale ?? "en";
  const client = `${sideTitle(connection, "client", locale)} ${endpointText(connection.client)}`;
  const pieces = input.rows[Symbol.iterator]();
  const head = pieces.next();
  const width = head.done === true ? LABEL.min : labelWidth(head.value, connection, mode);
  const between = STATE + width + 11;
  yield `${margin}${client.padEnd(Math.max(between, client.length + 2))}${sideTitle(connection, "server", locale)} ${endpointText(connection.server)}`;
  yield "";
  const before = input.statesBefore;
  yield `${margin}${name(clientState(before)).padEnd(between)}${name(serverState(before))}`;
  let index = 0;
  let last: Timestamp | undefined;
  for (let piece = head; piece.done !== true; piece = pieces.next()) {
    const rows = piece.value;
    for (let i = 0; i < rows.length; i += 1) {
      const time = timeAt(rows, i);
      const gap = last === undefined ? 0 : nsBetween(last, time);
      if (((rows.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0) {
        yield `${margin}${" ".repeat(STATE + 3)}:${centred(pauseText(gap), width + 4)}:`;
      }
      index += 1;
      const number = `${String(index).padStart(numberWidth)}.`;
      const elapsed = elapsedText(nsBetween(connection.first, time)).padStart(timeWidth);
      const delta = last === undefined ? "" : `  ${deltaText(gap)}`;
      yield `${number}  ${rung(rows, i, labelText(rows, i, connection, mode).padEnd(width))}  ${elapsed}${delta}${notes(rows, i)}`;
      last = time;
    }
  }
  yield "";
  for (const entry of legend(connection, locale)) {
    yield `${margin}${entry.symbol} = ${entry.value}  ${partsText(entry.meaning)}`;
  }
}

function rung(rows: SegmentColumns, i: number, label: string): string {
  const row = rowAt(rows, i);
  const arrow = row.from === "client" ? "-->" : "<--";
  const client = name(clientState(row.states)).padEnd(STATE);
  const server = name(serverState(row.states)).padEnd(STATE);
  return `${client}  ${arrow} ${label} ${arrow} ${server}`;
}

function centred(words: string, width: number): string {
  return words.padStart((width + words.length) >> 1).padEnd(width);
}

function labelWidth(rows: SegmentColumns, connection: ConnectionSummary, mode: NumberMode): number {
  let widest: number = LABEL.min;
  for (let i = 0; i < Math.min(rows.length, LABEL.rows); i += 1) {
    widest = Math.max(widest, labelText(rows, i, connection, mode).length);
  }
  return Math.min(widest, LABEL.max);
}

function name(state: number): string {
  return STATE_NAMES[state] ?? "unknown";
}

function notes(rows: SegmentColumns, i: number): string {
  const names = noteNames(rows.notes[i] ?? 0);
  return names.length === 0 ? "" : `  [${names.join(", ")}]`;
}
