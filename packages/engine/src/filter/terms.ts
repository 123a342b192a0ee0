import { type ConnectionCursor, NOTE_NAMES, type Side, STATE_NAMES } from "@tcp-ladder/flow";
import type { Token } from "./tokens.ts";
import { FilterError } from "./trouble.ts";

export type Predicate = (connection: ConnectionCursor) => boolean;
type Measure = (connection: ConnectionCursor) => number;

/** The ends that a term may be true of. */
export type Sides = readonly [Side, Side?];
export const EITHER: Sides = ["client", "server"];

export function ofSides([first, second]: Sides, test: (one: ConnectionCursor, side: Side) => boolean): Predicate {
  return second === undefined ? (one) => test(one, first) : (one) => test(one, first) || test(one, second);
}

/** `state NAME`: an end is in it. Hyphens and case do not matter: SYN-RECEIVED, syn_rcvd. */
export function stateTerm(value: Token, sides: Sides): Predicate {
  const wanted = plain(value.text).replace("received", "rcvd");
  const state = STATE_NAMES.findIndex((name) => plain(name) === wanted);
  if (state < 0) throw new FilterError("no-state", value.at, value.text);
  return ofSides(sides, (one, side) => one.state(side) === state);
}

/** `note NAME`: at least one segment carries it. `note any` is any of them. */
export function noteTerm(value: Token): Predicate {
  if (value.text.toLowerCase() === "any") return (one) => one.notes > 0;
  const bit = NOTE_NAMES.findIndex((name) => plain(name) === plain(value.text));
  if (bit < 0) throw new FilterError("no-note", value.at, value.text);
  return (one) => one.noteCount(bit) > 0;
}

/** `port N`: an end's port is this. */
export function portTerm(value: Token, sides: Sides): Predicate {
  if (!/^\d+$/.test(value.text)) throw new FilterError("no-whole-number", value.at, value.text);
  const port = Number(value.text);
  if (port > 65535) throw new FilterError("no-port", value.at, value.text);
  return ofSides(sides, (one, side) => one.port(side) === port);
}

/** Words that say how a connection went. */
export const COURSES: Readonly<Record<string, Predicate>> = {
  complete: ({ completeness }) => isComplete(completeness),
  incomplete: ({ completeness }) => !isComplete(completeness),
  reset: ({ resetBy }) => resetBy !== undefined,
  refused: (one) =>
    one.resetBy === "server" && one.synSeen("client") && !one.synSeen("server") && one.bytes("client") === 0,
};

/** Wireshark's: the whole handshake, and a FIN or a RST. */
const isComplete = (completeness: number) => (completeness & 7) === 7 && (completeness & 48) !== 0;

/** What can be compared with a number: `segments > 100`, `duration >= 1.5s`, `bytes < 2k`. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  segments: (one) => one.segments,
  bytes: (one) => one.bytes("client") + one.bytes("server"),
  sent: (one) => one.bytes("client"),
  received: (one) => one.bytes("server"),
  start: (one) => one.startNs / 1e9,
  duration: (one) => one.durationNs / 1e9,
  notes: (one) => one.notes,
  rtt: (one) => one.initialRttNs / 1e9,
};

export function compareTerm(measure: Measure, sign: Token, value: Token): Predicate {
  const limit = quantity(value);
  switch (sign.text) {
    case ">":
      return (one) => measure(one) > limit;
    case ">=":
      return (one) => measure(one) >= limit;
    case "<":
      return (one) => measure(one) < limit;
    case "<=":
      return (one) => measure(one) <= limit;
    case "!=":
      return (one) => measure(one) !== limit;
    case "=":
    case "==":
      return (one) => measure(one) === limit;
    default:
      throw new FilterError("comparison-expected", sign.at, sign.text);
  }
}

const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
  min: 60,
  k: 1e3,
  m: 1e6,
  g: 1e9,
};

function quantity(value: Token): number {
  const match = /^(\d+(?:\.\d+)?)([a-zµ]*)$/i.exec(value.text);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ""];
  if (match === null || unit === undefined) throw new FilterError("no-number", value.at, value.text);
  return Number(match[1]) * unit;
}

const plain = (name: string) => name.toLowerCase().replace(/[-_]/g, "");
