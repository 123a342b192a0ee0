import { type ConnectionSummary, endpointText, NOTE_NAMES, STATE_NAMES, type Timestamp } from "@tcp-ladder/flow";
import { FilterError, type Token } from "./tokens.ts";

export type Predicate = (connection: ConnectionSummary) => boolean;

/** `state NAME`: either end is in it. Hyphens and case do not matter: SYN-RECEIVED, syn_rcvd. */
export function stateTerm(value: Token): Predicate {
  const wanted = plain(value.text).replace("received", "rcvd");
  const state = STATE_NAMES.findIndex((name) => plain(name) === wanted);
  if (state < 0)
    throw new FilterError(`no state is called ${value.text}; they are ${STATE_NAMES.join(", ")}`, value.at);
  return ({ ends }) => ends.client.state === state || ends.server.state === state;
}

/** `note NAME`: at least one segment carries it. `note any` is any of them. */
export function noteTerm(value: Token): Predicate {
  if (value.text === "any") return ({ noteCounts }) => noteCounts.some((n) => n > 0);
  const bit = NOTE_NAMES.findIndex((name) => plain(name) === plain(value.text));
  if (bit < 0)
    throw new FilterError(`no note is called ${value.text}; they are any, ${NOTE_NAMES.join(", ")}`, value.at);
  return ({ noteCounts }) => (noteCounts[bit] ?? 0) > 0;
}

/** `host ADDRESS`: either end's address or name is just this. */
export function hostTerm(value: Token): Predicate {
  const wanted = value.text.toLowerCase();
  return ({ client, server }) =>
    [client, server].some((end) => end.address === wanted || end.hostName?.toLowerCase() === wanted);
}

/** `port N`: either end's port is this. */
export function portTerm(value: Token): Predicate {
  const port = wholeNumber(value);
  if (port > 65535) throw new FilterError(`${value.text} is no port: they go to 65535`, value.at);
  return ({ client, server }) => client.port === port || server.port === port;
}

/** Words that say how a connection went. */
export const COURSES: Readonly<Record<string, Predicate>> = {
  complete: ({ completeness }) => (completeness & 7) === 7 && (completeness & 48) !== 0,
  incomplete: ({ completeness }) => (completeness & 7) !== 7 || (completeness & 48) === 0,
  reset: ({ resetBy }) => resetBy !== undefined,
  refused: ({ resetBy, ends }) => resetBy === "server" && ends.server.isn === undefined,
};

/** What can be compared with a number: `segments > 100`, `duration >= 1.5s`, `bytes < 2k`. */
export const MEASURES: Readonly<Record<string, (connection: ConnectionSummary) => number>> = {
  segments: (one) => one.segments,
  bytes: ({ ends }) => ends.client.bytes + ends.server.bytes,
  duration: (one) => nanosecondsBetween(one.first, one.last) / 1e9,
  notes: ({ noteCounts }) => noteCounts.reduce((sum, n) => sum + n, 0),
  rtt: ({ initialRttNs }) => (initialRttNs === undefined ? Number.NaN : initialRttNs / 1e9),
};

export function compareTerm(measure: (one: ConnectionSummary) => number, sign: Token, value: Token): Predicate {
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
      throw new FilterError(`a comparison (<, <=, =, !=, >=, >) belongs here, not ${sign.text}`, sign.at);
  }
}

/** Any other word: it occurs in what the list shows of either end. */
export function textTerm(value: Token): Predicate {
  const wanted = value.text.toLowerCase();
  return ({ client, server }) => `${endpointText(client)} ${endpointText(server)}`.toLowerCase().includes(wanted);
}

/** Nanoseconds from `a` to `b`. */
export function nanosecondsBetween(a: Timestamp, b: Timestamp): number {
  return (b.seconds - a.seconds) * 1e9 + (b.nanos - a.nanos);
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
  if (match === null || unit === undefined) {
    throw new FilterError(`${value.text} is no number; for example 10, 2k, 1.5s, 20ms`, value.at);
  }
  return Number(match[1]) * unit;
}

function wholeNumber(value: Token): number {
  if (!/^\d+$/.test(value.text)) throw new FilterError(`${value.text} is no whole number`, value.at);
  return Number(value.text);
}

const plain = (name: string) => name.toLowerCase().replace(/[-_]/g, "");
