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
const HEX_DUMP = /^\s*0x[0-9a-f]{4,5}:/;

/**
 * Puts tcpdump's lines together again: -v writes two for a segment, pages wrap long ones, and glue short ones.
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
    const joined = `${this.#waiting} ${text.trim()}`;
    const found = parseSegment(joined);
    if (found === undefined) return false;
    // A line that is a segment by itself belongs to a head without one, and to nothing else.
    if (!this.#headWaits && parseSegment(text) !== undefined) return false;
    if (found.complete || this.#waitingLines >= MAX_JOINED) {
      this.#waitingLines = 0;
      this.#segment(found, joined);
    } else {
      this.#waiting = joined;
      this.#headWaits = false;
      this.#waitingLines++;
    }
    return true;
  }

  #first(text: string): void {
    const found = parseSegment(text);
    if (found?.complete) this.#segment(found, text);
    else if (found !== undefined || isVerboseHead(text)) {
      this.#waiting = text;
      this.#headWaits = found === undefined;
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

function isVerboseHead(text: string): boolean {
  return text.length <= MAX_HEAD && VERBOSE_HEAD.test(text);
}
