import {
  type ConnectionSummary,
  type LentColumns,
  NOTE_NAMES,
  type NoteName,
  RowMark,
  type Side,
} from "@tcp-ladder/flow";
import { noteTitle } from "@tcp-ladder/ladder";

/** Whether row `i` of the columns is one that is looked for. */
export type Wanted = (columns: LentColumns, i: number) => boolean;

/** What a number stands for: what was written before it. */
export type NumberOf = "any" | "seq" | "ack" | "frame" | "length";

const FIN = 0x001;
const SYN = 0x002;
const RST = 0x004;
const ACK = 0x010;
/** TCP's flags by the words that people use, and by tcpdump's letters. */
const FLAGS: Readonly<Record<string, number>> = { fin: FIN, rst: RST, psh: 0x008, urg: 0x020, ece: 0x040, cwr: 0x080 };
const LETTERS: Readonly<Record<string, number>> = {
  S: SYN,
  F: FIN,
  R: RST,
  P: 0x008,
  ".": ACK,
  U: 0x020,
  E: 0x040,
  W: 0x080,
};

const at = (column: { readonly [i: number]: number }, i: number): number => column[i] as number;
const sideOf = (columns: LentColumns, i: number): Side =>
  (at(columns.marks, i) & RowMark.FROM_SERVER) !== 0 ? "server" : "client";
/** One past what a segment carries: SYN and FIN use a number each (RFC 9293, section 3.4). */
const endOf = (columns: LentColumns, i: number): number => {
  const flags = at(columns.flags, i);
  return (at(columns.seq, i) + at(columns.payload, i) + ((flags & SYN) >> 1) + (flags & FIN)) >>> 0;
};

/** `syn`, `data`, `fin`: the words of a label; undefined where the word is none. ACK stands where a label says it. */
export function flagTerm(word: string): Wanted | undefined {
  if (word === "syn") return ({ flags }, i) => (at(flags, i) & SYN) !== 0;
  if (word === "data") return ({ payload }, i) => at(payload, i) > 0;
  if (word === "ack") {
    return ({ flags, payload, marks }, i) => {
      const bits = at(flags, i);
      if ((bits & ACK) === 0) return false;
      if ((bits & SYN) !== 0 || (at(marks, i) & RowMark.ACK_ADVANCES) !== 0) return true;
      return at(payload, i) === 0 && (bits & (FIN | RST)) === 0;
    };
  }
  const bit = FLAGS[word];
  return bit === undefined ? undefined : ({ flags }, i) => (at(flags, i) & bit) !== 0;
}

/** `[S.]`: exactly these flags. */
export function lettersTerm(letters: string): Wanted | undefined {
  let bits = 0;
  for (const letter of letters) {
    const bit = LETTERS[letter];
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  return ({ flags }, i) => (at(flags, i) & 0xff) === bits;
}

const CHINESE = /\p{Script=Han}/u;

/** A note by its name or a part of it: `retransmission`, `dup`; or by a part of what a Chinese figure calls it: `重传`. */
export function noteTerm(word: string): Wanted | undefined {
  const chinese = CHINESE.test(word);
  if (word.length < (chinese ? 2 : 3)) return undefined;
  const named = (name: NoteName): boolean => (chinese ? noteTitle(name, "zh") : name).includes(word);
  const bits = NOTE_NAMES.reduce((sum, name, bit) => (named(name) ? sum | (1 << bit) : sum), 0);
  return bits === 0 ? undefined : ({ notes }, i) => (at(notes, i) & bits) !== 0;
}

export function lengthTerm(length: number): Wanted {
  return ({ payload }, i) => at(payload, i) === length;
}

/** A plain number: absolute or relative, wherever a segment may show it. */
export function numberTerm(value: number, of: NumberOf, { ends }: ConnectionSummary): Wanted {
  if (of === "frame") return ({ frame }, i) => at(frame, i) === value;
  if (of === "length") return lengthTerm(value);
  const relative = { client: onBase(ends.client.base, value), server: onBase(ends.server.base, value) };
  const is = (number: number, side: Side): boolean => number === value || number === relative[side];
  return (columns, i) => {
    const side = sideOf(columns, i);
    if (of === "any" && at(columns.frame, i) === value) return true;
    if (of !== "ack" && (is(at(columns.seq, i), side) || is(endOf(columns, i), side))) return true;
    if (of === "seq" || (at(columns.flags, i) & ACK) === 0) return false;
    return is(at(columns.ack, i), side === "client" ? "server" : "client");
  };
}

/** `K+27`: a place in what one side sends, in its own segments or in the other side's ACK. */
export function positionTerm(number: number, sender: Side, of: NumberOf): Wanted {
  return (columns, i) => {
    if (sideOf(columns, i) === sender) {
      return of !== "ack" && (at(columns.seq, i) === number || endOf(columns, i) === number);
    }
    return of !== "seq" && (at(columns.flags, i) & ACK) !== 0 && at(columns.ack, i) === number;
  };
}

/** `K+1:K+27`: data from one place to another. */
export function rangeTerm(from: number, to: number, sender: Side): Wanted {
  return (columns, i) => {
    if (sideOf(columns, i) !== sender || at(columns.payload, i) === 0) return false;
    const syn = (at(columns.flags, i) & SYN) >> 1;
    const start = (at(columns.seq, i) + syn) >>> 0;
    return start === from && (start + at(columns.payload, i)) >>> 0 === to;
  };
}

function onBase(base: number | undefined, value: number): number {
  return base === undefined ? value : (base + value) >>> 0;
}
