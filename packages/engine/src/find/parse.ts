import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import {
  flagTerm,
  lengthTerm,
  lettersTerm,
  type NumberOf,
  noteTerm,
  numberTerm,
  positionTerm,
  rangeTerm,
  type Wanted,
} from "./terms.ts";

interface Place {
  readonly side: Side;
  readonly number: number;
}

/** The word before a number says which number is meant. */
const BEFORE: Readonly<Record<string, NumberOf>> = {
  ack: "ack",
  syn: "seq",
  fin: "seq",
  data: "seq",
  seq: "seq",
  frame: "frame",
  len: "length",
  length: "length",
};
const PLACE = /^([jkmn])([+-]\d{1,10})?$/i;

/**
 * Reads what someone looks for in a connection: a label or a part of it (`ACK K+27`, `DATA K+1:K+27 (26)`), flags (`syn`, `[S.]`),
 * a note (`retransmission`), a number (sequence, acknowledgement or frame number, absolute or relative; `seq`, `ack`, `frame`
 * or `len` before it says which). Words are joined by "and". Undefined where there is a word that means nothing here.
 */
export function parseFind(text: string, connection: ConnectionSummary): Wanted | undefined {
  const words = text
    .trim()
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const terms: Wanted[] = [];
  for (const [n, word] of words.entries()) {
    const of = BEFORE[words[n - 1]?.toLowerCase() ?? ""] ?? "any";
    const term = wordTerm(word, of, connection, words[n + 1] === undefined);
    if (term === undefined) return undefined;
    if (term !== "none") terms.push(term);
  }
  const [only] = terms;
  if (only === undefined) return undefined;
  if (terms.length === 1) return only;
  return (columns, i) => {
    for (const term of terms) if (!term(columns, i)) return false;
    return true;
  };
}

function wordTerm(
  word: string,
  of: NumberOf,
  connection: ConnectionSummary,
  last: boolean,
): Wanted | "none" | undefined {
  const lower = word.toLowerCase();
  // These say nothing alone; at the end they are not finished yet.
  if (lower === "seq" || lower === "frame" || lower === "len" || lower === "length") return last ? undefined : "none";
  const flag = flagTerm(lower);
  if (flag !== undefined) return flag;
  const bracketed = /^\[([A-Z.]+)\]$/.exec(word);
  if (bracketed?.[1] !== undefined) return lettersTerm(bracketed[1]);
  const length = /^\((\d{1,10})\)$/.exec(word);
  if (length !== null) return lengthTerm(Number(length[1]));
  const number = /^(#?)(\d{1,10})$/.exec(word);
  if (number !== null) return numberTerm(Number(number[2]), number[1] === "#" ? "frame" : of, connection);
  const [from = "", to, more] = word.split(":");
  const start = place(from, connection);
  if (start !== undefined && to === undefined) return positionTerm(start.number, start.side, of);
  const end = to === undefined || more !== undefined ? undefined : place(to, connection);
  if (start !== undefined && end?.side === start.side) return rangeTerm(start.number, end.number, start.side);
  return noteTerm(lower);
}

/** Where J, K, M or N and a count stand; undefined where this connection has no such symbol. */
function place(text: string, { ends, firstFin }: ConnectionSummary): Place | undefined {
  const match = PLACE.exec(text);
  const symbol = match?.[1]?.toUpperCase();
  if (symbol === undefined) return undefined;
  const finished = symbol === "M" || symbol === "N";
  if (finished && firstFin === undefined) return undefined;
  const second = firstFin === "client" ? "server" : "client";
  const side: Side =
    symbol === "J" ? "client" : symbol === "K" ? "server" : symbol === "M" ? (firstFin ?? second) : second;
  const base = finished ? ends[side].fin : ends[side].isn;
  return base === undefined ? undefined : { side, number: (base + Number(match?.[2] ?? 0)) >>> 0 };
}
