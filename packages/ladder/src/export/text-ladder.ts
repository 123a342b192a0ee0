import {
  clientState,
  endpointWords,
  RowMark,
  type SegmentColumns,
  STATE_NAMES,
  serverState,
  type Timestamp,
} from "@tcp-ladder/flow";
import { deltaText, elapsedText, nsBetween, pauseText, timeAt } from "../duration.ts";
import { sideTitle } from "../heads.ts";
import { heldNotes } from "../held-notes.ts";
import { labelText, partsText } from "../label.ts";
import { legend } from "../legend.ts";
import type { Locale, Translated } from "../locale.ts";
import { unreceivedRows } from "../lost.ts";
import { noteTitle } from "../note.ts";
import type { NumberMode } from "../position.ts";
import { rowAt } from "../row.ts";
import { ascii, cells, centred, filled, lineUp, padded } from "./cells.ts";
import { preciseNotes } from "./notes.ts";
import type { ExportInput, ExportOptions } from "./rows.ts";

/** As wide as a line of an RFC may be (RFC 7994, section 4.3). */
const WIDTH = 72;
const STATE = 11;
const LEAST_LABEL = 22;
/** What stands beside the label in a row: a state, an arrow, an arrow, a state. */
const BESIDE = STATE + 1 + 4 + 5 + STATE;

const LOST: Translated = {
  en: "XXX = did not arrive in time: asked for again until it was repeated",
  zh: "XXX = 未及时到达：对端一直请求它，直到重传为止",
};

interface Plan {
  readonly margin: string;
  readonly numberWidth: number;
  readonly label: number;
  /** Width of the times at the right; undefined where they stand in a line of their own. */
  readonly time: number | undefined;
  readonly mode: NumberMode;
  readonly locale: Locale;
}

/**
 * The figure in plain text, line by line, as RFC 9293 draws its own (section 3.5) and no wider than an RFC: the states of both ends after
 * each segment, and between them the segment with its direction; XXX is one that was lost. What is long goes on below it.
 *
 *      1.  SYN_SENT    --> SYN J                     --> SYN_RCVD     0.000000
 *      2.  ESTABLISHED <-- SYN K, ACK J+1            <-- SYN_RCVD     0.000022
 *      3.  ESTABLISHED --> ACK K+27                  --> ESTABLISHED  0.000583
 *                          [duplicate-ack]
 */
export function* textLadder(input: ExportInput, options: ExportOptions = {}): Generator<string> {
  const plan = planFor(input, options);
  for (const line of lines(input, plan)) yield plan.locale === "en" ? ascii(line) : line;
}

function* lines(input: ExportInput, plan: Plan): Generator<string> {
  const { connection } = input;
  const { margin, label, locale } = plan;
  const right = STATE + 1 + 4 + label + 5;
  const side = (name: "client" | "server"): string =>
    `${sideTitle(connection, name, locale)} ${endpointWords(connection[name])}`;
  yield* lineUp(margin, side("client"), side("server"), right, WIDTH);
  yield "";
  yield margin + padded(stateName(clientState(input.statesBefore)), right) + stateName(serverState(input.statesBefore));
  let index = input.from ?? 0;
  let last: Timestamp | undefined;
  let anyLost = false;
  for (const rows of input.rows) {
    const lost = input.unreceived ?? unreceivedRows(rows);
    for (let i = 0; i < rows.length; i += 1) {
      const time = timeAt(rows, i);
      const gap = last === undefined ? undefined : nsBetween(last, time);
      if (((rows.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0) {
        yield `${margin}${" ".repeat(STATE + 2)}:${centred(pauseText(gap ?? 0), label + 4)}:`;
      }
      index += 1;
      const isLost = lost.has(rows.row[i] ?? -1);
      anyLost ||= isLost;
      yield* rowLines(rows, i, { index, gap, isLost }, input, plan);
      last = time;
    }
  }
  yield "";
  for (const entry of legend(connection, locale))
    yield `${margin}${entry.symbol} = ${entry.value}  ${partsText(entry.meaning)}`;
  if (anyLost) yield `${margin}${LOST[locale]}`;
}

interface RowFacts {
  readonly index: number;
  /** Nanoseconds since the row before; undefined for the first. */
  readonly gap: number | undefined;
  readonly isLost: boolean;
}

function* rowLines(
  rows: SegmentColumns,
  i: number,
  { index, gap, isLost }: RowFacts,
  { connection }: ExportInput,
  { margin, numberWidth, label, time, mode, locale }: Plan,
): Generator<string> {
  const row = rowAt(rows, i);
  const client = row.from === "client";
  const tail = client ? "-->" : "<--";
  const tip = isLost ? "XXX" : tail;
  const [first = "", ...more] = filled(labelText(rows, i, connection, mode), label);
  const elapsed = elapsedText(nsBetween(connection.first, timeAt(rows, i)));
  const states = [clientState(row.states), serverState(row.states)].map(stateName);
  const number = `${String(index).padStart(numberWidth)}.`;
  const middle = `${client ? tail : tip} ${padded(first, label)} ${client ? tip : tail}`;
  const end = time === undefined ? "" : `${padded("", STATE - cells(states[1] ?? ""))}  ${elapsed.padStart(time)}`;
  yield `${number}  ${padded(states[0] ?? "", STATE)} ${middle} ${states[1]}${end}`;

  const names = preciseNotes(heldNotes(row, connection)).map((note) =>
    locale === "en" ? note : noteTitle(note, locale),
  );
  const below = [
    ...(time === undefined ? [gap === undefined ? elapsed : `${elapsed}  ${deltaText(gap)}`] : []),
    ...(names.length === 0 ? [] : [`[${names.join(", ")}]`]),
  ].join("  ");
  const indent = margin + " ".repeat(STATE + 5);
  for (const line of [...more, ...filled(below, WIDTH - indent.length)]) yield indent + line;
}

function planFor(input: ExportInput, options: ExportOptions): Plan {
  const { connection } = input;
  const mode = options.numbers ?? "symbolic";
  const numberWidth = Math.max(2, String(connection.segments).length);
  const room = WIDTH - (numberWidth + 3) - BESIDE;
  const label = Math.min(room, dataLabelWidth(input, mode));
  const time = elapsedText(Math.max(0, nsBetween(connection.first, connection.last))).length;
  return {
    margin: " ".repeat(numberWidth + 3),
    numberWidth,
    label,
    time: label + 2 + time <= room ? time : undefined,
    mode,
    locale: options.locale ?? "en",
  };
}

/** What a data segment with this connection's largest numbers needs: the same whatever the pieces the rows come in. */
function dataLabelWidth({ connection: { ends } }: ExportInput, mode: NumberMode): number {
  const most = Math.max(ends.client.bytes, ends.server.bytes);
  if (most === 0 && mode !== "absolute") return LEAST_LABEL;
  const number = mode === "absolute" ? 10 : String(most + 1).length + (mode === "symbolic" ? 2 : 0);
  return Math.max(LEAST_LABEL, 2 * number + 9 + Math.min(String(most).length, 5));
}

function stateName(state: number): string {
  return STATE_NAMES[state] ?? "unknown";
}
