import {
  type ConnectionSummary,
  clientState,
  endpointWords,
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
import type { ExportInput, ExportOptions } from "./rows.ts";

const STATE = 11;
const LABEL = { min: 22, max: 48 } as const;

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
  const client = `${sideTitle(connection, "client", locale)} ${endpointWords(connection.client)}`;
  const width = labelWidth(connection, mode);
  const between = STATE + width + 11;
  yield `${margin}${client.padEnd(Math.max(between, client.length + 2))}${sideTitle(connection, "server", locale)} ${endpointWords(connection.server)}`;
  yield "";
  const before = input.statesBefore;
  yield `${margin}${name(clientState(before)).padEnd(between)}${name(serverState(before))}`;
  let index = input.from ?? 0;
  let last: Timestamp | undefined;
  for (const rows of input.rows) {
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

/**
 * Room for the labels: what a data segment with this connection's largest numbers needs. The same whatever the pieces the rows come
 * in; a rarer, longer label pushes the right column out.
 */
function labelWidth(connection: ConnectionSummary, mode: NumberMode): number {
  const { client, server } = connection.ends;
  const most = Math.max(client.bytes, server.bytes);
  if (most === 0 && mode !== "absolute") return LABEL.min;
  const number = mode === "absolute" ? 10 : String(most + 1).length + (mode === "symbolic" ? 2 : 0);
  const data = 2 * number + 9 + Math.min(String(most).length, 4);
  const both = client.bytes > 0 && server.bytes > 0 ? 6 + number : 0;
  return Math.min(LABEL.max, Math.max(LABEL.min, data + both));
}

function name(state: number): string {
  return STATE_NAMES[state] ?? "unknown";
}

function notes(rows: SegmentColumns, i: number): string {
  const names = noteNames(rows.notes[i] ?? 0);
  return names.length === 0 ? "" : `  [${names.join(", ")}]`;
}
