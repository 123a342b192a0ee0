import type { End, Ends } from "./ends.ts";
import { isDigit, Letters } from "./letters.ts";
import { LETTERS, type SegmentLine } from "./line.ts";
import { daysSinceEpoch, NO_STAMP, type Stamp, stampOf } from "./stamp.ts";

/**
 * The line that tcpdump writes for nearly every segment, with any of its time stamps:
 *
 *     14:52:19.772673 IP 10.0.0.1.1234 > 10.0.0.2.80: Flags [P.], seq 1:5, ack 7, win 229, options […], length 4
 *
 * It is read from its first character to its last in one go, where it lies; a tenth of the time of the patient reading.
 * Whatever differs from it in the least is left to that.
 */
export class OrdinaryReader {
  readonly #ends: Ends;
  readonly #line = new Letters();
  /** Of the line that was read last. */
  stamp: Stamp = NO_STAMP;

  constructor(ends: Ends) {
    this.#ends = ends;
  }

  /** What `text[start, end)` tells, and `stamp` when; undefined for every line that needs a closer look. */
  read(text: string, start: number, end: number): SegmentLine<End> | undefined {
    if (end - start > MAX_LENGTH || end - start < MIN_LENGTH) return undefined;
    this.#line.open(text, start, end);
    return this.#readStamp() ? this.#readSegment(this.#readVersion()) : undefined;
  }

  /**
   * The same where a line before it holds the IP header, with `stamp` the time of that:
   *
   *         10.0.0.1.1234 > 10.0.0.2.80: Flags [S], cksum 0x1c46 (correct), seq 7, win 14600, options […], length 0
   *
   * @param head the line before, as it was
   */
  readSecond(text: string, start: number, end: number, head: string): SegmentLine<End> | undefined {
    if (end - start > MAX_LENGTH || end - start < MIN_LENGTH || !isPlainHead(head)) return undefined;
    this.#line.open(text, start, end);
    while (this.#line.code(0) === SPACE) this.#line.at++;
    const found = this.#readSegment(head.includes("IP6 (") ? 6 : 4);
    if (found === undefined) return undefined;
    this.stamp = stampOf(head);
    return { ...found, head: `${head} ` };
  }

  #readStamp(): boolean {
    const first = this.#line.code(0);
    if (first === LETTER_I) {
      this.stamp = NO_STAMP;
      return true;
    }
    if (this.#line.code(2) === COLON) return this.#readClock("time-of-day", 0);
    if (this.#line.code(4) === DASH) {
      const year = this.#line.fixed(4);
      if (year <= 0 || !this.#line.take(DASH)) return false;
      const month = this.#line.fixed(2);
      if (month < 0 || !this.#line.take(DASH)) return false;
      const day = this.#line.fixed(2);
      return day >= 0 && this.#line.take(SPACE) && this.#readClock("date", daysSinceEpoch(year, month, day) * 86400);
    }
    const seconds = this.#line.fixed(10);
    if (seconds < 0 || !this.#line.take(DOT)) return false;
    return this.#readFraction("epoch", seconds);
  }

  #readClock(kind: Stamp["kind"], days: number): boolean {
    const hours = this.#line.fixed(2);
    if (hours < 0 || !this.#line.take(COLON)) return false;
    const minutes = this.#line.fixed(2);
    if (minutes < 0 || !this.#line.take(COLON)) return false;
    const seconds = this.#line.fixed(2);
    if (seconds < 0 || !this.#line.take(DOT)) return false;
    return this.#readFraction(kind, days + hours * 3600 + minutes * 60 + seconds);
  }

  #readFraction(kind: Stamp["kind"], seconds: number): boolean {
    let nanos = this.#line.fixed(6);
    if (nanos < 0) return false;
    if (this.#line.code(0) === SPACE) nanos *= 1000;
    else {
      const rest = this.#line.fixed(3);
      if (rest < 0) return false;
      nanos = nanos * 1000 + rest;
    }
    this.stamp = { kind, seconds, nanos, negative: false, indented: false };
    return this.#line.take(SPACE);
  }

  /** Behind the time stamp: 4 or 6, or 0 where it is not there. */
  #readVersion(): 0 | 4 | 6 {
    if (!this.#line.takeText("IP")) return 0;
    const version = this.#line.take(DIGIT_6) ? 6 : 4;
    return this.#line.take(SPACE) ? version : 0;
  }

  #readSegment(version: 0 | 4 | 6): SegmentLine<End> | undefined {
    if (version === 0) return undefined;
    const source = this.#readEnd(version, this.#line.text.indexOf(" ", this.#line.at));
    if (source === undefined || !this.#line.takeText(" > ")) return undefined;
    const destination = this.#readEnd(version, this.#line.text.indexOf(" ", this.#line.at) - 1);
    if (destination === undefined || !this.#line.takeText(": Flags [")) return undefined;
    const flags = this.#readFlags();
    if (flags < 0 || !this.#line.takeText("], ")) return undefined;
    return this.#readBody(version, source, destination, flags);
  }

  /** An end that is told by numbers or by a name that could be no part of anything else. */
  #readEnd(version: 4 | 6, to: number): End | undefined {
    if (to < this.#line.at || to > this.#line.end) return undefined;
    const found = this.#ends.find(this.#line.text, this.#line.at, to, version);
    if (found === undefined || (version === 6) !== found.host.includes(":")) return undefined;
    this.#line.at = to;
    return found;
  }

  #readFlags(): number {
    if (this.#line.takeText("none")) return 0;
    let flags = 0;
    const start = this.#line.at;
    for (; ; this.#line.at++) {
      const flag = FLAG_OF[this.#line.code(0)] ?? 0;
      if (flag === 0) return this.#line.at > start && this.#line.at - start <= 8 ? flags : -1;
      flags |= flag;
    }
  }

  #readBody(ipVersion: 4 | 6, source: End, destination: End, flags: number): SegmentLine<End> | undefined {
    const checksum = this.#readChecksum();
    if (checksum < 0) return undefined;
    let seq: number | undefined;
    let ack: number | undefined;
    let range: number | undefined;
    if (this.#line.takeText("seq ")) {
      seq = this.#line.number(0xffffffff);
      if (seq < 0) return undefined;
      if (this.#line.take(COLON)) {
        const end = this.#line.number(0xffffffff);
        if (end < 0) return undefined;
        range = (end - seq) >>> 0;
      }
      if (!this.#line.takeText(", ")) return undefined;
    }
    if (this.#line.takeText("ack ")) {
      ack = this.#line.number(0xffffffff);
      if (ack < 0 || !this.#line.takeText(", ")) return undefined;
    }
    if (!this.#line.takeText("win ")) return undefined;
    const window = this.#line.number(0xffff);
    if (window < 0 || !this.#line.takeText(", ")) return undefined;
    let optionsAt = this.#line.at;
    let optionsEnd = optionsAt;
    if (this.#line.takeText("options [")) {
      optionsAt = this.#line.at;
      optionsEnd = this.#optionsEnd();
      if (optionsEnd < 0) return undefined;
      this.#line.at = optionsEnd + 1;
      if (!this.#line.takeText(", ")) return undefined;
    }
    if (!this.#line.takeText("length ")) return undefined;
    const zero = this.#line.code(0) === DIGIT_0;
    const printed = this.#line.number(9_999_999_999);
    if (printed < 0 || !this.#endsHere()) return undefined;
    const text = this.#line.text;
    return {
      ipVersion,
      source,
      destination,
      flags,
      seq,
      ack,
      window,
      urgent: 0,
      checksum,
      options: text,
      optionsAt,
      optionsEnd,
      // where there is no range there is no payload: digits after a 0 would be another line's
      length: range ?? (zero ? 0 : printed),
      head: "",
      complete: true,
    };
  }

  /** `cksum 0x1c46 (correct), ` of -v; 0 where there is none, −1 where it is spelt otherwise. */
  #readChecksum(): number {
    if (!this.#line.takeText("cksum 0x")) return 0;
    const value = this.#line.hex();
    if (value < 0 || !this.#line.takeText(" (")) return -1;
    for (let code = this.#line.code(0); code !== BRACKET; code = this.#line.code(0)) {
      if (code < SPACE || code > 0x7e || code === COMMA || code === DOT || code === AMPERSAND) return -1;
      this.#line.at++;
    }
    return this.#line.takeText("), ") ? value : -1;
  }

  /** Where the bracket is that closes the options, with nothing before it that could be another line's. */
  #optionsEnd(): number {
    for (let at = this.#line.at; at < this.#line.end; at++) {
      const code = this.#line.text.charCodeAt(at);
      if (code === CLOSE) return at;
      if (code > 0x7e || code < SPACE || code === AMPERSAND || code === DOT) return -1;
    }
    return -1;
  }

  /** At the line's end, or at what tcpdump says of the payload where no other line is glued on. */
  #endsHere(): boolean {
    if (this.#line.at === this.#line.end) return true;
    if (this.#line.code(0) !== COLON || this.#line.code(1) !== SPACE) return false;
    for (let at = this.#line.at + 1; at < this.#line.end; at++) {
      const code = this.#line.text.charCodeAt(at);
      if (code > 0x7e || code < SPACE || code === AMPERSAND || code === OPEN) return false;
      // a time stamp has colons at a distance of three, or ten digits before a dot
      if (code === COLON && this.#line.text.charCodeAt(at + 3) === COLON) return false;
      if (code === DOT && isDigit(this.#line.text.charCodeAt(at - 1)) && isDigit(this.#line.text.charCodeAt(at - 9)))
        return false;
    }
    return true;
  }
}

/** tcpdump says of the payload what it likes; a line longer than this is left to the patient reading. */
const MAX_LENGTH = 2000;
const MIN_LENGTH = 40;

const SPACE = 0x20;
const AMPERSAND = 0x26;
const BRACKET = 0x29;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const DIGIT_0 = 0x30;
const DIGIT_6 = 0x36;
const COLON = 0x3a;
const LETTER_I = 0x49;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** The IP header of -v, from its time stamp to its last bracket, with nothing that stands for anything else. */
const HEAD = /^[\d:. -]{0,40}\bIP6? \([ -%'-~]{1,500}\)$/;

function isPlainHead(head: string): boolean {
  return HEAD.test(head) && head.indexOf("IP") === head.lastIndexOf("IP") && !head.includes(": Flags [");
}

/** Flag bits by letter. */
const FLAG_OF = new Uint16Array(128);
for (const [letter, flag] of Object.entries(LETTERS)) FLAG_OF[letter.charCodeAt(0)] = flag;
