import {
  type ConnectionSummary,
  clientState,
  type Side,
  STATE_NAMES,
  type StateName,
  serverState,
} from "@tcp-ladder/flow";
import type { Locale } from "../locale.ts";
import { type Rich, rich } from "../rich.ts";
import { stateName } from "../state-name.ts";
import { namesFor } from "./names.ts";
import { stateSentence } from "./state.ts";

/** A side that changes its state with a segment, and what the new one means. */
export interface StateChange {
  readonly side: Side;
  readonly from: (typeof STATE_NAMES)[number];
  readonly to: (typeof STATE_NAMES)[number];
  readonly sentence: Rich;
}

const CHANGE = {
  en: "{A}: {way}. {meaning}",
  zh: "{A}：{way}。{meaning}",
} as const;

/** States that a side has passed through on its way, where one segment does the work of two (RFC 9293, figure 5). */
const THROUGH: Readonly<Record<string, StateName>> = {
  "SYN_SENT CLOSE_WAIT": "ESTABLISHED",
  "SYN_SENT FIN_WAIT_1": "ESTABLISHED",
  "SYN_RCVD CLOSE_WAIT": "ESTABLISHED",
  "SYN_RCVD FIN_WAIT_2": "FIN_WAIT_1",
  "ESTABLISHED FIN_WAIT_2": "FIN_WAIT_1",
  "ESTABLISHED CLOSING": "FIN_WAIT_1",
  "ESTABLISHED TIME_WAIT": "FIN_WAIT_1",
  "ESTABLISHED LAST_ACK": "CLOSE_WAIT",
};

/** The state is inferred from the SYN alone: no answer has been captured. */
const UNANSWERED = {
  en: "{A} should have the SYN by now; if a program listens there, it answers with a SYN of its own.",
  zh: "{A}此时应已收到 SYN；如果有程序在监听，它会以自己的 SYN 回应。",
} as const;

/** Client first. A change to "unknown" is none: nothing is known of it. */
export function stateChanges(
  before: number,
  after: number,
  connection: ConnectionSummary,
  locale: Locale,
): StateChange[] {
  const changes: StateChange[] = [];
  for (const side of ["client", "server"] as const) {
    const stateOf = side === "client" ? clientState : serverState;
    const from = STATE_NAMES[stateOf(before)] ?? "unknown";
    const to = STATE_NAMES[stateOf(after)] ?? "unknown";
    if (from === to || to === "unknown") continue;
    const names = namesFor(connection, side, locale);
    const unanswered = to === "SYN_RCVD" && connection.ends[side].isn === undefined;
    if (unanswered && connection.resetBy === side) continue;
    const meaning = unanswered ? rich(UNANSWERED[locale], { A: names.A }) : stateSentence(to, names, locale);
    changes.push({
      side,
      from,
      to,
      sentence: rich(CHANGE[locale], {
        A: names.A,
        way: [from, THROUGH[`${from} ${to}`], to]
          .flatMap((state) => (state === undefined ? [] : stateName(state, "book", locale)))
          .join(" → "),
        meaning,
      }),
    });
  }
  return changes;
}
