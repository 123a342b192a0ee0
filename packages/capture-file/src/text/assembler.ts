import { isCutInMidst } from "./cut-line.ts";
import { parseSegment, type SegmentLine } from "./line.ts";
import { piecesOf } from "./pieces.ts";
import { type Stamp, stampOf } from "./stamp.ts";

/** What comes of lines: segments with their stamps, and what was none. */
export interface AssemblerSink {
  segment(line: SegmentLine, stamp: Stamp): void;
  /** A line that tells of no segment. */
  other(line: string): void;
}

/** So many lines may one line of tcpdump's be spread over. */
const MAX_JOINED = 8;

/** The IP header in parentheses, with the segment on the next line (-v). */
const VERBOSE_HEAD = /\((?:tos|class|flowlabel|hlim|ttl)\b.*\)\s*$/;
const MAX_HEAD = 1000;
/** A packet's beginning, which nothing that was cut off holds. */
const BEGINS = /(?<![^\s])(?:IP6?|ethertype IPv[46])(?![\w])/;
const HEX_DUMP = /^\s*0x[0-9a-f]{4,5}:/;

/**
 * Puts tcpdump's lines together again: -v writes two for a segment, pages wrap long ones or cut them at a column, and glue short
 * ones.
 *
 *     14:52:19.772673 IP (tos 0x0, ttl 64, …, proto TCP (6), length 60)     head, waits
 *         10.0.0.1.1234 > 10.0.0.2.80: Flags [S], …, win 14600,            goes with it, incomplete, waits
 *     options [mss 1460], length 0                                          completes it
 */
export class Assembler {
  readonly #sink: AssemblerSink;
  #waiting = "";
  #waitingLines = 0;
  /** What waits is no segment by itself: a line's head, with the segment on the next. */
  #headWaits = false;
  /** Nor is it the whole of a line: it was cut before it said that it tells of TCP. */
  #cutWaits = false;
  /** What waits was cut at a column, and what follows will be, too. */
  #cutAtColumn = false;

  constructor(sink: AssemblerSink) {
    this.#sink = sink;
  }

  /** Whether a line before waits for what belongs to it. */
  get waits(): boolean {
    return this.#waitingLines > 0;
  }

  /** What waits, where that is the head of a segment that is expected on this line (-v); else undefined. */
  get head(): string | undefined {
    return this.#headWaits && this.#waitingLines === 1 ? this.#waiting : undefined;
  }

  /** The segment that the head was waiting for was read elsewhere. */
  completed(): void {
    this.#waitingLines = 0;
  }

  line(line: string): void {
    for (const piece of piecesOf(line)) this.#piece(piece.text);
  }

  /**
   * Nothing more will come.
   *
   * @param unended nothing ended the last line: what waits was cut, and is not taken
   * @returns whether something was cut
   */
  finish(unended: boolean): boolean {
    if (unended && this.#waitingLines > 0) return true;
    this.#settle();
    return false;
  }

  #piece(text: string): void {
    if (text.trim() === "") {
      if (this.#waitingLines > 0 && !isVerboseHead(this.#waiting)) this.#settle();
      return;
    }
    if (HEX_DUMP.test(text)) {
      this.#settle();
      return;
    }
    if (this.#waitingLines > 0 && this.#goesOn(text)) return;
    this.#settle();
    this.#first(text);
  }

  /** Whether the text belongs to what waits, and was taken. */
  #goesOn(text: string): boolean {
    if (stampOf(text).kind !== "none") return false;
    // A line that is a segment by itself belongs to a head without one, or is what a cut left of one.
    const alone = !this.#headWaits && parseSegment(text) !== undefined;
    if (alone && (!this.#cutWaits || BEGINS.test(text))) return false;
    const joined = this.#joinedWith(text);
    const found = parseSegment(joined);
    if (found === undefined) return this.#cutWaits && this.#waitOn(joined);
    if (found.complete || this.#waitingLines >= MAX_JOINED) {
      this.#waitingLines = 0;
      this.#segment(found, joined);
    } else {
      this.#waiting = joined;
      this.#headWaits = false;
      this.#cutWaits = false;
      this.#waitingLines++;
    }
    return true;
  }

  /**
   * Pages wrap a line at a space, which then is gone; what cuts it at a column leaves all that it had. What was cut
   * once is cut at that column again.
   */
  #joinedWith(text: string): string {
    const asItStands = `${this.#waiting}${text}`;
    const spaced = `${this.#waiting.trimEnd()} ${text.trim()}`;
    if (this.#headWaits) return `${this.#waiting} ${text.trimStart()}`;
    if (wasCutBetween(this.#waiting, text)) this.#cutAtColumn = true;
    const gained = understood(asItStands) - understood(spaced);
    if (gained > 0 || (gained === 0 && this.#cutWaits)) this.#cutAtColumn = true;
    return this.#cutAtColumn && gained >= 0 ? asItStands : spaced;
  }

  /** What waits is longer, and is no segment yet. */
  #waitOn(joined: string): boolean {
    if (isVerboseHead(joined)) {
      this.#headWaits = true;
      this.#cutWaits = false;
      this.#waitingLines = 1;
    } else if (this.#waitingLines < MAX_JOINED && isCutInMidst(joined)) this.#waitingLines++;
    else return false;
    this.#waiting = joined;
    return true;
  }

  #first(text: string): void {
    const found = parseSegment(text);
    if (found?.complete) this.#segment(found, text);
    else if (found !== undefined || isVerboseHead(text) || isCutInMidst(text)) {
      this.#waiting = text;
      this.#cutWaits = found === undefined && !isVerboseHead(text);
      this.#cutAtColumn = false;
      this.#headWaits = found === undefined && !this.#cutWaits;
      this.#waitingLines = 1;
    } else this.#sink.other(text);
  }

  /** Nothing more comes to what waits. */
  #settle(): void {
    if (this.#waitingLines === 0) return;
    this.#waitingLines = 0;
    const found = parseSegment(this.#waiting);
    if (found !== undefined && found.window >= 0) this.#segment(found, this.#waiting);
    else this.#sink.other(this.#waiting);
  }

  #segment(line: SegmentLine, text: string): void {
    this.#sink.segment(line, stampOf(text));
  }
}

/**
 * Whether there was no space where these two were one line: between digits, behind a comma among options, in a word of
 * tcpdump's.
 */
function wasCutBetween(before: string, after: string): boolean {
  if (/\d$/.test(before) && /^\d/.test(after)) return true;
  const last = /[^ ]*$/.exec(before.slice(-WORD))?.[0] ?? "";
  const first = /^[^ ]*/.exec(after.slice(0, WORD))?.[0] ?? "";
  if (last === "" || first === "") return false;
  if (/[,[]$/.test(last) && before.lastIndexOf("options [") > before.lastIndexOf("]")) return true;
  const begun = /[A-Za-z]+$/.exec(last)?.[0];
  const ended = /^[A-Za-z]+/.exec(first)?.[0];
  return begun !== undefined && ended !== undefined && WORDS.test(begun + ended);
}

/** Longer than any word of tcpdump's. */
const WORD = 40;
const WORDS =
  /^(?:seq|ack|win|urg|options|length|cksum|correct|incorrect|Flags|TS|val|ecr|nop|mss|wscale|sackOK|sack|mptcp|eol)$/;

/** How far a line is understood: not at all, to its flags, to its window, to its end. */
function understood(text: string): number {
  const found = parseSegment(text);
  if (found === undefined) return 0;
  return found.complete ? 3 : found.window >= 0 ? 2 : 1;
}

function isVerboseHead(text: string): boolean {
  return text.length <= MAX_HEAD && VERBOSE_HEAD.test(text) && text.split("(").length === text.split(")").length;
}
